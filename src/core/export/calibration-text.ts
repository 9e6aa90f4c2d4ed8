import { formatCount, formatLevel } from '../format/number'
import type { Calibration } from '../value/calibration/calibrate'
import { FEW_POSTINGS } from '../value/calibration/judge-postings'
import { PUBLISHED } from '../value/calibration/published'
import type { QualityLine, QualityTable } from '../value/calibration/quality-table'
import { METHOD_NAMES, RANGE_LEVEL } from '../value/estimator'
import { TIERS } from '../value/tiers'
import { textTable } from './text-table'

const two = (value: number): string => value.toFixed(2)
const dollars = (value: number): string => `$${formatCount(value)}`

/** Name of a line: `$10 to $200`, `All tiers`. */
export const tierName = (tier: string): string => TIERS.find(({ id }) => id === tier)?.name ?? 'All tiers'

/** A quality with its interval: `0.38 [0.32, 0.44]`. */
export function withInterval(line: QualityLine, key: keyof QualityLine['intervals'], format = two): string {
  const [value, interval] = [line[key], line.intervals[key]]
  if (value === null) return 'none'
  return interval ? `${format(value)} [${format(interval.low)}, ${format(interval.high)}]` : format(value)
}

const percent = (value: number): string => (100 * value).toFixed(1)

/** The quality table as text, beside what the study published of its own estimator. */
export function qualityText({ tiers, overall }: QualityTable): string {
  const lines = [...tiers, ...(overall ? [overall] : [])]
  return textTable(
    [
      'tier',
      'n',
      'log R2',
      'level R2',
      'bias',
      'rank',
      `in range, %`,
      'predicted',
      'actual',
      'published log R2',
      'bias',
    ],
    lines.map((line) => {
      const published = PUBLISHED.find(({ tier }) => tier === line.tier)
      return [
        tierName(line.tier),
        formatCount(line.n),
        withInterval(line, 'logR2'),
        withInterval(line, 'levelR2'),
        withInterval(line, 'bias'),
        withInterval(line, 'rankCorrelation'),
        withInterval(line, 'coverage', percent),
        dollars(line.medianPredicted),
        dollars(line.medianActual),
        published ? `${two(published.logR2)} [${two(published.logR2Low)}, ${two(published.logR2High)}]` : '',
        published ? two(published.bias) : '',
      ]
    }),
  )
}

/** What a calibration says beside its table, one sentence a line. */
export function calibrationNotes(calibration: Calibration): string[] {
  const { choice, anchors, holdout, controls, recalibration, compression } = calibration
  const held =
    holdout.kind === 'held-out'
      ? `${formatCount(holdout.n)} postings held out, ${formatCount(anchors.n)} compared with (${choice.anchors.kind}).`
      : `Cross-validated in ${holdout.folds} parts, since there are fewer than ${formatCount(FEW_POSTINGS)} postings: ${formatCount(holdout.n)} judged, ${formatCount(anchors.n)} compared with in each part (${choice.anchors.kind}).`
  return [
    `${METHOD_NAMES[choice.method]}, seed ${choice.seed}, anchors ${calibration.provenance.fingerprint}. ${held}`,
    ...(anchors.nearDuplicates > 0
      ? [`${formatCount(anchors.nearDuplicates)} postings are not compared with since one much like them is judged.`]
      : []),
    ...(anchors.short.length > 0 && choice.anchors.kind === 'tier-balanced'
      ? [`Fewer anchors than asked for: ${anchors.short.map(tierName).join(', ')}.`]
      : []),
    ...(holdout.unpriced > 0 ? [`${formatCount(holdout.unpriced)} could not be priced and are in no line.`] : []),
    ...(compression === null ? [] : [compressionSentence(compression)]),
    ...(recalibration
      ? [
          `Recalibrated (${recalibration.curve.kind}) on ${formatCount(recalibration.trained)} of the judged postings; the table is of the ${formatCount(recalibration.untouched)} others.`,
        ]
      : []),
    `Controls, log R2 over all: one price for all ${two(controls.constant.overall?.logR2 ?? 0)}, texts exchanged ${two(controls.shuffled.overall?.logR2 ?? 0)}.`,
    `Intervals: 1 000 bootstrap draws, 95 %. Ranges are meant to hold ${formatLevel(RANGE_LEVEL)} of prices.`,
  ]
}

/** Compressing in words: of work ten times as dear, the estimate is so many times as dear. */
export const compressionSentence = (slope: number): string =>
  `Work that is ten times as dear is estimated at ${(10 ** slope).toFixed(1)} times as much${slope < 0.95 ? ': small work is over-priced, large work under-priced' : ''}.`

/** A calibration for a terminal. */
export function calibrationText(calibration: Calibration): string {
  const { recalibration } = calibration
  return [
    ...(recalibration ? [`Before recalibration\n${qualityText(recalibration.before)}`, 'After'] : []),
    qualityText(calibration.table),
    ...calibrationNotes(calibration),
    '',
  ].join('\n')
}
