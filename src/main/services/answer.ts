import { dispatch, type Handlers, isChannelName } from '#core/channels'
import { fail, type Result } from '#core/failure'

export type Answer = (name: unknown, argument: unknown) => Promise<Result<unknown>>

/** Answers calls from the page. A bug in a handler ends here: the log gets all of it, the page that it happened. */
export function createAnswer(handlers: Handlers, log: (error: unknown) => void = console.error): Answer {
  return async (name, argument) => {
    try {
      return await dispatch(handlers, name, argument)
    } catch (error) {
      log(error)
      return fail({ code: 'channel-failed', name: isChannelName(name) ? name : 'unknown' })
    }
  }
}
