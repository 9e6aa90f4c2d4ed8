import { expect, it } from 'vitest'
import { findMeasure } from '#core/pivot/built-in-measures'
import { slideMarks } from '#core/slide/content/slide-chart'
import { chartOf, pointAt } from '../chart/chart-of'

const RATE = findMeasure('verified_success')!
const place = (category: string) => ({ panel: '', category, series: 'All sessions', row: 0, column: 0 })

it('levels that are withheld are named, since presentations hatch nothing', () => {
  const chart = chartOf(RATE, [pointAt('Novice', 0.1, 0.05, 0.2)], { withheld: [place('Expert'), place('Advanced')] })
  expect(slideMarks(chart)).toBe('Withheld: expert, advanced.')
})

it('what was published is a cross along a scale and a stroke across lying bars', () => {
  const published = [{ panel: '', category: 'Novice', series: 'All sessions', value: 0.1 }]
  const points = [pointAt('Novice', 0.1, 0.05, 0.2)]
  expect(slideMarks(chartOf(RATE, points, { published }))).toBe('Crosses: published by the study.')
  expect(slideMarks(chartOf(RATE, points, { published, kind: 'bar', isScale: false }))).toBe(
    'Strokes across bars: published by the study.',
  )
})
