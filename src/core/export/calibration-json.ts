import type { Calibration } from '../value/calibration/calibrate'
import { PUBLISHED, PUBLISHED_LEVEL_R2 } from '../value/calibration/published'
import type { QualityLine, QualityTable } from '../value/calibration/quality-table'
import type { PostingsRead } from '../value/postings/read-postings'
import { TIERS } from '../value/tiers'

const lineJson = (line: QualityLine) => ({
  tier: line.tier,
  n: line.n,
  logR2: line.logR2,
  logR2Low: line.intervals.logR2?.low ?? null,
  logR2High: line.intervals.logR2?.high ?? null,
  levelR2: line.levelR2,
  levelR2Low: line.intervals.levelR2?.low ?? null,
  levelR2High: line.intervals.levelR2?.high ?? null,
  bias: line.bias,
  biasLow: line.intervals.bias?.low ?? null,
  biasHigh: line.intervals.bias?.high ?? null,
  rankCorrelation: line.rankCorrelation,
  rankCorrelationLow: line.intervals.rankCorrelation?.low ?? null,
  rankCorrelationHigh: line.intervals.rankCorrelation?.high ?? null,
  coverage: line.coverage,
  coverageLow: line.intervals.coverage?.low ?? null,
  coverageHigh: line.intervals.coverage?.high ?? null,
  medianPredicted: line.medianPredicted,
  medianActual: line.medianActual,
})

const tableJson = ({ tiers, overall }: QualityTable) => ({
  tiers: tiers.map(lineJson),
  overall: overall && lineJson(overall),
})

const byTier = (counts: readonly number[]) => Object.fromEntries(TIERS.map(({ id }, i) => [id, counts[i]!]))

/** A calibration in the form the command line prints it, for other programs. */
export const calibrationJson = (calibration: Calibration, read: PostingsRead, unreadableLines: number) => ({
  ...tableJson(calibration.table),
  anchors: {
    kind: calibration.choice.anchors.kind,
    n: calibration.anchors.n,
    perTier: byTier(calibration.anchors.perTier),
    short: calibration.anchors.short,
    nearDuplicates: calibration.anchors.nearDuplicates,
    fingerprint: calibration.provenance.fingerprint,
  },
  holdout: { ...calibration.holdout, perTier: byTier(calibration.holdout.perTier) },
  dropped: {
    read: read.read,
    kept: read.postings.length,
    ...read.setAside,
    unreadableLines,
    undated: read.undated,
    converted: read.converted,
  },
  method: calibration.choice.method,
  seed: calibration.choice.seed,
  version: calibration.provenance.version,
  compression: calibration.compression,
  recalibration: calibration.recalibration && {
    kind: calibration.recalibration.curve.kind,
    trained: calibration.recalibration.trained,
    untouched: calibration.recalibration.untouched,
    compressionBefore: calibration.recalibration.compressionBefore,
    before: tableJson(calibration.recalibration.before),
  },
  controls: {
    constant: tableJson(calibration.controls.constant),
    shuffledText: tableJson(calibration.controls.shuffled),
  },
  published: { lines: PUBLISHED, levelR2: PUBLISHED_LEVEL_R2 },
})
