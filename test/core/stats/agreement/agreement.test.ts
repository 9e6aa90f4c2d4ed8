import { describe, expect, it } from 'vitest'
import type { Taxonomy } from '#core/dataset/label'
import { agreementOf } from '#core/stats/agreement/agreement'
import type { LabelPair } from '#core/stats/agreement/confusion'
import { kappa } from '#core/stats/agreement/kappa'
import type { Measured } from '#core/stats/agreement/measured'

// Expected values: R 4.2.2 with vcd 1.4.11 and psych 2.2.9, test/reference/agreement.R, its output in agreement.txt.
const MIXED = [
  [11, 3, 0, 0, 1],
  [2, 17, 5, 1, 0],
  [0, 4, 23, 6, 1],
  [0, 0, 3, 19, 4],
  [1, 0, 1, 2, 9],
]
const LOPSIDED = [
  [88, 10, 2],
  [14, 40, 6],
  [18, 10, 12],
]

const table = (counts: readonly (readonly number[])[]) => ({
  labels: counts.map((_, i) => String(i)),
  counts,
  n: counts.flat().reduce((a, b) => a + b, 0),
})
const numbers = (measured: Measured | null) => [measured?.value, measured?.interval?.low, measured?.interval?.high]

function expectClose(measured: Measured | null, expected: readonly number[]) {
  numbers(measured).forEach((each, i) => {
    expect(each).toBeCloseTo(expected[i]!, 10)
  })
}

describe('kappa', () => {
  it('is that of vcd with its interval, unweighted and with either weights', () => {
    expectClose(kappa(table(MIXED), 'none', 0.95), [0.613791716928, 0.504803788445, 0.722779645411])
    expectClose(kappa(table(MIXED), 'linear', 0.95), [0.719408673558, 0.622930920608, 0.815886426508])
    expectClose(kappa(table(MIXED), 'quadratic', 0.95), [0.77966826037, 0.645070697381, 0.91426582336])
    expectClose(kappa(table(LOPSIDED), 'none', 0.95), [0.491525423729, 0.391563702054, 0.591487145404])
    expectClose(kappa(table(LOPSIDED), 'linear', 0.95), [0.473684210526, 0.366998844943, 0.58036957611])
    expectClose(kappa(table(LOPSIDED), 'quadratic', 0.95), [0.454545454545, 0.324298631987, 0.584792277104])
  })

  it('is 1 without an interval where all agree, which no sample can give a width', () => {
    const all = kappa(
      table([
        [7, 0, 0],
        [0, 4, 0],
        [0, 0, 9],
      ]),
      'linear',
      0.95,
    )
    expect(all).toEqual({ value: 1, n: 20, interval: null })
  })

  it('is none without pairs, and where one label is all there is', () => {
    expect(kappa(table([[0]]), 'none', 0.95)).toBeNull()
    expect(
      kappa(
        table([
          [12, 0],
          [0, 0],
        ]),
        'none',
        0.95,
      ),
    ).toBeNull()
  })
})

describe('agreement', () => {
  const taxonomy: Taxonomy = {
    isOrdinal: true,
    labels: ['1', '2', '3', '4', '5', 'Unclear'].map((value) => ({ value, name: value })),
  }
  const pairs = MIXED.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): LabelPair => [String(i + 1), String(j + 1)])),
  )

  it('gives accuracy, precision and recall with the Wilson intervals of prop.test', () => {
    const { accuracy, classes, n } = agreementOf(pairs, taxonomy, new Set(['Unclear']), 0.95)
    expect(n).toBe(113)
    expectClose(accuracy, [0.699115044248, 0.609149513034, 0.775987752918])
    expectClose(classes[0]!.precision, [0.785714285714, 0.524107694134, 0.924286132873])
    expectClose(classes[0]!.recall, [0.733333333333, 0.48049565944, 0.891025466743])
    expectClose(classes[4]!.precision, [0.6, 0.357468301206, 0.801755038587])
    expectClose(classes[4]!.recall, [0.692307692308, 0.423693431805, 0.873192963443])
    expect(classes[5]).toEqual({ label: 'Unclear', precision: null, recall: null })
  })

  it('leaves labels outside the scale out of what needs a scale, and counts them', () => {
    const more: LabelPair[] = [...pairs, ['Unclear', '3'], ['2', 'Unclear'], ['Unclear', 'Unclear']]
    const { scale, n } = agreementOf(more, taxonomy, new Set(['Unclear']), 0.95)
    expect(n).toBe(116)
    expect(scale?.offScale).toBe(3)
    expectClose(scale!.linearKappa, [0.719408673558, 0.622930920608, 0.815886426508])
    expectClose(scale!.withinOne, [0.955752212389, 0.900582277338, 0.980954131396])
  })

  it('puts the reference in the rows', () => {
    const { confusion } = agreementOf(pairs, taxonomy, new Set(['Unclear']), 0.95)
    expect(confusion.counts[3]!.slice(0, 5)).toEqual(MIXED[3])
  })

  it('knows no scale where there is none', () => {
    expect(agreementOf(pairs, { ...taxonomy, isOrdinal: false }, new Set(), 0.95).scale).toBeNull()
  })
})
