import { CHOICE, type Ways } from '../robustness/choice'
import { type HeadlineResult, summaryOf } from '../robustness/specification'

/** Headlines under every combination as other programs read them; its form is documented and kept. */
export function robustnessJson(results: readonly HeadlineResult[], level: number) {
  return results.map((result) => {
    const { headline, specifications } = result
    const { id, name, about, scale, choices } = headline
    return {
      id,
      name,
      about,
      scale,
      level,
      summary: summaryOf(result),
      specifications: specifications.map(({ ways, estimate }) => ({
        ways: waysJson(ways, choices),
        ...(estimate
          ? {
              suppressed: false,
              value: estimate.value,
              low: estimate.interval.low,
              high: estimate.interval.high,
              n: estimate.n,
              clusters: estimate.clusters,
            }
          : { suppressed: true }),
      })),
    }
  })
}

const waysJson = (ways: Ways, choices: HeadlineResult['headline']['choices']): Record<string, string> =>
  Object.fromEntries(choices.map((choice) => [choice, CHOICE[choice].ways[ways[choice] ? 1 : 0]]))
