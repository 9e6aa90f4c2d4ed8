import type { ComparedQuestion } from '../agreement/compare-raters'
import { type Side, sideId } from '../agreement/side'
import type { TelemetryCheck, TelemetryShare } from '../agreement/telemetry'
import type { ShownMatrix, Told } from '../agreement/withhold'
import { formatCount, formatInterval, formatLevel, formatWithUnit } from '../format/number'
import type { Unit } from '../pivot/measure'
import { textTable } from './text-table'

/** What a comparison of two raters is of. */
export interface AgreementHead {
  readonly reference: Side
  readonly rater: Side
  readonly level: number
  readonly minSessions: number
}

/** A number about agreement in words: `0.61 (0.50 to 0.72)`, `fewer than 15`, or nothing. */
export function toldText(told: Told, unit: Unit, minSessions: number): string {
  if (told === null) return ''
  if (told === 'withheld') return `fewer than ${minSessions}`
  const interval = told.interval ? ` (${formatInterval(told.interval, unit)})` : ''
  return formatWithUnit(told.value, unit) + interval
}

/** Agreement for a terminal: a line a question, then the labels and the counts of each. */
export function agreementText(
  { reference, rater, level, minSessions }: AgreementHead,
  questions: readonly ComparedQuestion[],
  hasDisagreements: boolean,
): string {
  const rate = (told: Told) => toldText(told, 'rate', minSessions)
  const number = (told: Told) => toldText(told, 'number', minSessions)
  const head = `${sideId(rater)} against ${sideId(reference)}, ${formatLevel(level)} intervals; numbers from fewer than ${minSessions} sessions are withheld\n\n`
  const summary = textTable(
    ['question', 'sessions', 'agree', 'kappa', 'linear kappa', 'quadratic kappa', 'within one'],
    questions.map(({ name, n, accuracy, kappa, scale }) => [
      name,
      n === null ? `fewer than ${minSessions}` : formatCount(n),
      rate(accuracy),
      number(kappa),
      number(scale?.linearKappa ?? null),
      number(scale?.quadraticKappa ?? null),
      rate(scale?.withinOne ?? null),
    ]),
  )
  const parts = questions.flatMap(({ name, classes, matrix, disagreements, n }) => [
    ...(n === null
      ? []
      : [
          `\n${name}\n`,
          textTable(
            ['label', 'precision', 'recall'],
            classes.map(({ name, precision, recall }) => [name, rate(precision), rate(recall)]),
          ),
          matrix ? `\n${matrixText(matrix)}` : '',
        ]),
    hasDisagreements && disagreements.length > 0
      ? `\n${name}, where they differ\n${textTable(
          ['session', sideId(reference), sideId(rater)],
          disagreements.map(({ session, reference, rated }) => [session, reference, rated]),
          [1, 2],
        )}`
      : '',
  ])
  return head + summary + parts.join('')
}

/** Counts with the labels of the reference in the rows; withheld ones are dots. */
function matrixText({ rows, columns, counts }: ShownMatrix): string {
  return textTable(
    ['', ...columns, 'all'],
    [...rows, 'all'].map((label, i) => [
      label,
      ...counts[i]!.map((count) => (count === null ? '·' : formatCount(count))),
    ]),
  )
}

const CHECKS: readonly (readonly [keyof TelemetryCheck, string])[] = [
  ['showsChanges', 'said to create or modify code: show changes'],
  ['commits', 'by success signal: made a commit'],
  ['tests', 'by success signal: tests passed last'],
  ['succeededBySuccess', 'by success signal: judged Succeeded'],
  ['succeededByFailure', 'by failure signal: judged Succeeded'],
]

/** Labels beside what was recorded, for a terminal. */
export function telemetryText(side: Side, check: TelemetryCheck, minSessions: number): string {
  const lines = CHECKS.flatMap(([of, words]) =>
    check[of].map(({ name, share }: TelemetryShare) => [
      words,
      name,
      share !== null && share !== 'withheld' ? formatCount(share.n) : '',
      toldText(share, 'rate', minSessions),
    ]),
  )
  return lines.length === 0
    ? ''
    : `\n${sideId(side)} against what was recorded${side.kind === 'rules' ? ', which rules read too' : ''}\n${textTable(['check', 'label', 'n', 'share'], lines, [1])}`
}
