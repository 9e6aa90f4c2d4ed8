import type { AskedSignal } from '../change/asked-signal'
import type { SignalSpec } from '../change/signal'
import { lackingText } from '../lacking-text'

/** The gaps to watch as other programs read them. */
export function signalsJson(asked: readonly AskedSignal[], { measure, level }: SignalSpec) {
  return asked.map(({ signal, result, failure }) => ({
    id: signal.id,
    name: signal.name,
    about: signal.about,
    measure,
    level,
    groups: signal.groups.map(({ value }) => value),
    months: (result?.months ?? []).map(({ month, gap }) =>
      gap
        ? {
            month,
            suppressed: false,
            gap: gap.value,
            low: gap.interval?.low ?? null,
            high: gap.interval?.high ?? null,
            values: gap.values,
            n: gap.n,
          }
        : { month, suppressed: true },
    ),
    gap: result?.gap ?? null,
    slope: result?.slope
      ? {
          perMonth: result.slope.value,
          se: result.slope.se,
          low: result.slope.interval.low,
          high: result.slope.interval.high,
          p: result.slope.p,
        }
      : null,
    verdict: result?.verdict ?? 'cannot-tell',
    failure: failure && { code: failure.code, text: lackingText(failure).what },
  }))
}
