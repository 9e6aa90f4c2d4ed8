import { expect, it } from 'vitest'
import type { Work } from '#core/value/estimator'
import { type PricedWork, sizeModel } from '#core/value/estimators/size-model'

// The same formulas as in test/reference/value-models.R, whose numbers these are (R 4.2.2).
const MODES = ['Fix', 'Fix', 'Fix', 'Fix', 'Fix', 'Build', 'Build', 'Build', 'Test', 'Plan']
const blank: Work = { text: null, category: null, workMode: null, workOccupation: null, size: {}, told: null }
const priced = Array.from({ length: 200 }, (_, i): PricedWork => {
  const size = {
    actions: (i * 37) % 101,
    ...(i % 10 !== 3 && { output_words: (i * 53) % 997 }),
    // Fewer than half have it, so that it is left out.
    ...(i % 5 >= 3 && { prompts: i % 7 }),
  }
  const log =
    2 + 0.5 * Math.log1p(size.actions) + 0.3 * Math.log1p(i % 13) + (i % 10 > 4 ? 0.4 : 0) + (((i * 29) % 23) - 11) / 12
  const workMode = i % 20 === 9 ? null : MODES[i % 10]!
  return { work: { ...blank, workMode, size }, price: Math.round(Math.exp(log) * 100) / 100 }
})

it('is least squares of log price, as R fits it', () => {
  const model = sizeModel(priced)
  if (!model.ok) throw new Error(JSON.stringify(model.failure))
  const { coefficients, deviation, r2, provenance } = model.value
  // Fix is what the others are compared with; ten plans are too few for a step of their own.
  expect(coefficients.map(({ name }) => name)).toEqual(['constant', 'actions', 'output_words', 'Build', 'Test'])
  const R = [2.47357778, 0.51666882, 0.00767163, 0.3273167, 0.33535763]
  for (const [i, { value }] of coefficients.entries()) expect(value).toBeCloseTo(R[i]!, 5)
  expect([deviation, r2]).toEqual([expect.closeTo(0.61467306, 5), expect.closeTo(0.430426, 5)])
  expect(provenance).toMatchObject({ method: 'size', n: 200 })

  const of = (work: Partial<Work>) => model.value.estimate({ ...blank, ...work })
  const known = of({ workMode: 'Build', size: { actions: 50, output_words: 300 } })!
  expect([known.value, known.low, known.high]).toEqual([
    expect.closeTo(131.122, 2),
    expect.closeTo(59.644, 2),
    expect.closeTo(288.26, 2),
  ])
  // A size that is missing is taken at the mean of the others; where nothing is known there is no value.
  expect(of({ size: { actions: 0 } })!.value).toBeCloseTo(12.4132, 3)
  expect(of({ size: { prompts: 5 } })).toBeNull()
})

it('is none where nothing tells the size, or too few have a price', () => {
  const why = (of: readonly PricedWork[]) => {
    const model = sizeModel(of)
    return model.ok ? null : model.failure
  }
  const unfit = (reason: string) => ({ code: 'value-method-unfit', method: 'size', why: reason })
  expect(why(priced.map(({ price }) => ({ work: blank, price })))).toEqual(unfit('no-sizes'))
  // Of one label no step is left: constant, actions and words need 2 * 3 + 10 prices.
  const plain = priced.filter(({ work }) => work.workMode === 'Fix').slice(0, 16)
  expect(why(plain)).toBeNull()
  expect(why(plain.slice(1))).toEqual(unfit('too-few-prices'))
})
