import { fitColumn } from '#core/regression/fit-column'
import type { Frame } from '#core/regression/frame'
import type { RegressionPlan } from '#core/regression/plan'
import type { RegressionColumn } from '#core/regression/regression-table'
import type { Random } from '#core/sample/random'
import { above, drawUsers, type Held, latentOf } from './population'

const LEVEL = 0.95

// Five levels in four matched cells whose rates and mixes of levels differ.
export const CUTS = [-1.5, -0.6, 0.2, 1.2]
export const SHIFTS = [-0.4, 0, 0.2, 0.5]
export const CELL_RATES = [0.1, 0.15, 0.2, 0.25]
export const EFFECTS = [0, 0.06, 0.13, 0.15, 0.18]
const SLOPE = 0.04
const LEVELS = ['1', '2', '3', '4', '5']

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** A regression with matched cells held fixed: a slope on a scale, slopes of levels, and the adjusted rates of levels. */
export function regressionCoverage(random: Random, users: number, draws: number, held: Held): void {
  for (let rep = 0; rep < draws; rep++) {
    const [linear, levels] = [SLOPES, EFFECTS].map((effects) => drawFrame(random, users, effects))
    const slope = fitted(linear!, false)
    held.add('slope on a scale', slope.terms[0]?.slope?.interval, SLOPE)
    const table = fitted(levels!, true)
    held.add('slope of a level', table.terms[3]?.slope?.interval, EFFECTS[4]!)
    for (const [name, l] of [
      ['adjusted rate, rare level', 0],
      ['adjusted rate, common level', 3],
    ] as const)
      held.add(name, table.adjusted?.[l]?.interval, mean(CELL_RATES) + EFFECTS[l]!)
  }
}

const SLOPES = LEVELS.map((_, l) => SLOPE * l)

function drawFrame(random: Random, users: number, effects: readonly number[]): Frame {
  const rows: { y: number; level: number; cell: number; user: number }[] = []
  drawUsers(random, users).forEach((user, u) => {
    for (let i = 0; i < user.sessions; i++) {
      const cell = random.below(SHIFTS.length)
      const level = above(CUTS, latentOf(random, user) + SHIFTS[cell]!)
      const rate = (CELL_RATES[cell]! + effects[level]!) * user.bent
      rows.push({ y: Number(random.uniform() < rate), level, cell, user: u })
    }
  })
  return {
    sessions: rows.length,
    y: Float64Array.from(rows, ({ y }) => y),
    level: Uint16Array.from(rows, ({ level }) => level),
    number: null,
    logs: [],
    keys: [{ codes: Uint16Array.from(rows, ({ cell }) => cell), width: SHIFTS.length, missing: -1 }],
    user: Int32Array.from(rows, ({ user }) => user),
    left: { outcome: 0, factor: 0 },
  }
}

function fitted(frame: Frame, hasLevels: boolean): RegressionColumn {
  const dimension = { id: 'expertise', name: 'Expertise' }
  const codes = new Map(LEVELS.map((level, i) => [level, i]))
  const plan = {
    sessions: { hasUsers: true },
    outcome: { name: 'Verified success', statistic: { kind: 'rate' } },
    factor: hasLevels
      ? { kind: 'levels', dimension, reference: '1', levels: LEVELS.slice(1), codes }
      : { kind: 'linear', dimension, scores: new Map(LEVELS.map((level, i) => [level, i + 1])) },
    isClustered: true,
    correction: 'stata',
    floor: null,
    dropsSingletons: true,
    level: LEVEL,
  } as unknown as RegressionPlan
  const column = fitColumn(frame, plan, { absorbed: [{ name: 'cell' }], logs: [] } as never)
  if (!column.ok) throw new Error(JSON.stringify(column.failure))
  return column.value
}
