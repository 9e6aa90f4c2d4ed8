/**
 * How often the 80 % range of comparable rates holds a price, as it is and under each recalibration, on postings with a
 * known price function; and how far off prices are by tier. `-- 8` is how many sets of postings each seed has.
 */
import { calibrationOf } from '#core/value/calibration/calibrate'
import { type CalibrationChoice, DEFAULT_CALIBRATION } from '#core/value/calibration/calibration-choice'
import { judgePostings } from '#core/value/calibration/judge-postings'
import type { QualityLine, QualityTable } from '#core/value/calibration/quality-table'
import { RECALIBRATIONS } from '#core/value/calibration/recalibrate'
import { TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { RANGE_LEVEL } from '#core/value/estimator'
import type { Posting } from '#core/value/postings/posting'
import { TIERS } from '#core/value/tiers'
import { toEnd } from '#core/value/to-end'
import { generatePostings } from '../support/generate-postings.mjs'

const POSTINGS = 23_000
const SETS = Number(process.argv[2] ?? 8)
const SEEDS = [1, 2, 3, 4, 5]
const NOISE = 0.15

/** One set of postings under one recalibration: its table, and how many postings that was learned on. */
interface Judgement {
  readonly seed: number
  readonly kind: (typeof RECALIBRATIONS)[number]
  readonly table: QualityTable
  readonly trained: number
}

const made = (seed: number): Posting[] =>
  [...generatePostings({ postings: POSTINGS, seed, noise: NOISE })].map((one) => ({
    ...one,
    postedAt: Date.parse(one.published),
    predicted: null,
  }))

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

function judgementsOf(seed: number, set: number): Judgement[] {
  const choice: CalibrationChoice = { ...DEFAULT_CALIBRATION, holdout: TRAINED_HOLDOUT, seed, draws: 1 }
  const judged = must(toEnd(judgePostings(made(seed + 1000 * set), choice)))
  return RECALIBRATIONS.map((kind) => {
    const { table, recalibration } = must(toEnd(calibrationOf(judged, { ...choice, recalibration: kind })))
    return { seed, kind, table, trained: recalibration?.trained ?? 0 }
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const coverageOf = (lines: readonly QualityLine[]) =>
  sum(lines.map(({ n, coverage }) => n * coverage!)) / sum(lines.map(({ n }) => n))
const biasOf = (lines: readonly QualityLine[]) =>
  Math.exp(sum(lines.map(({ n, bias }) => n * Math.log(bias))) / sum(lines.map(({ n }) => n)))

/** Deviation of a share from what it is meant to be, by drawing alone: of what is judged, and of what was learned on. */
const deviation = (n: number, trained: number): number =>
  Math.sqrt(RANGE_LEVEL * (1 - RANGE_LEVEL) * (1 / n + (trained > 0 ? 1 / trained : 0)))

const percent = (share: number, digits = 1) => (100 * share).toFixed(digits)
const out = (line: string) => process.stdout.write(`${line}\n`)
function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  for (const row of [head, head.map(() => '---'), ...rows]) out(`| ${row.join(' | ')} |`)
  out('')
}

const all = SEEDS.flatMap((seed) => Array.from({ length: SETS }, (_, set) => judgementsOf(seed, set)).flat())

function coverageRow(name: string, of: readonly Judgement[]): (string | number)[] {
  const lines = of.map(({ table }) => table.overall!)
  const [n, trained] = [sum(lines.map((line) => line.n)), sum(of.map((one) => one.trained))]
  const shares = lines.map(({ coverage }) => coverage!)
  const mean = sum(shares) / shares.length
  const spread = Math.sqrt(sum(shares.map((share) => (share - mean) ** 2)) / Math.max(1, shares.length - 1))
  const alone = deviation(lines[0]!.n, of[0]!.trained)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  return [
    name,
    of[0]!.kind,
    n,
    trained,
    percent(coverageOf(lines)),
    percent(deviation(n, trained), 2),
    `${percent(least)} to ${percent(most)}`,
    percent(spread, 2),
    percent(alone, 2),
  ]
}

out(`Share of prices within their 80 % range: ${SETS} sets of ${POSTINGS} postings a seed, noise ${NOISE}\n`)
const groups = [
  ...SEEDS.map((seed) => [String(seed), all.filter((one) => one.seed === seed)] as const),
  ['all', all] as const,
]
printTable(
  [
    'seed',
    'recalibration',
    'judged',
    'learned on',
    'in range, %',
    'its error',
    'single sets',
    'their spread',
    'by drawing alone',
  ],
  groups.flatMap(([name, of]) =>
    RECALIBRATIONS.map((kind) =>
      coverageRow(
        name,
        of.filter((one) => one.kind === kind),
      ),
    ),
  ),
)

out('By tier of the actual price, all seeds: bias (furthest from 1 of one seed), and share in range\n')
printTable(
  ['recalibration', ...TIERS.map(({ id }) => id)],
  RECALIBRATIONS.map((kind) => [
    kind,
    ...TIERS.map((_, tier) => {
      const linesOf = (of: readonly Judgement[]) =>
        of.filter((one) => one.kind === kind).map(({ table }) => table.tiers[tier]!)
      const bySeed = SEEDS.map((seed) => biasOf(linesOf(all.filter((one) => one.seed === seed))))
      const furthest = bySeed.reduce((a, b) => (Math.abs(Math.log(b)) > Math.abs(Math.log(a)) ? b : a))
      return `${biasOf(linesOf(all)).toFixed(3)} (${furthest.toFixed(3)}), ${percent(coverageOf(linesOf(all)))} %`
    }),
  ]),
)
