import type { Random } from '#core/sample/random'
import { changeCoverage, signalCoverage } from './change'
import { datasetsCoverage, findingsCoverage, standardisedCoverage, valueCoverage } from './contrasts'
import { Held } from './population'
import { regressionCoverage } from './regression'

const SIZES = [100, 300, 1000]
const SCENARIOS = [
  changeCoverage,
  signalCoverage,
  regressionCoverage,
  standardisedCoverage,
  findingsCoverage,
  datasetsCoverage,
  valueCoverage,
]

/** How often intervals of the analyses hold the truth, a row a number and a column a number of users. */
export function analysesCoverage(random: Random, draws: number, only = ''): string[][] {
  const bySize = SIZES.map((users) => {
    const held = new Held()
    for (const scenario of SCENARIOS) if (scenario.name.startsWith(only)) scenario(random, users, draws, held)
    return new Map(held.percents())
  })
  // A number may be met late where users are few.
  const names = [...bySize.at(-1)!.keys()]
  return names.map((name) => [name, ...bySize.map((held) => held.get(name) ?? '')])
}

export const ANALYSES_HEAD = ['number', ...SIZES.map((users) => `${users} users`)]
