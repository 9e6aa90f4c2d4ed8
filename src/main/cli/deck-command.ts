import type { Result } from '#core/failure'
import { deckCheckCommand } from './deck-check-command'
import { deckMakeCommand } from './deck-make-command'

/** `deck FILE… --template study -o deck.pdf`, or `deck check deck.report.json NEWFILE…`. */
export const deckCommand = ([first, ...rest]: readonly string[]): Promise<Result<null>> =>
  first === 'check' ? deckCheckCommand(rest) : deckMakeCommand(first === undefined ? [] : [first, ...rest])
