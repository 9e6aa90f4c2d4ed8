import { expect, it } from 'vitest'
import { findMeasure } from '#core/pivot/built-in-measures'
import { slideMarks } from '#core/slide/content/slide-chart'
import { chartOf, pointAt } from '../chart/chart-of'

const RATE = findMeasure('verified_success')!
const place = (category: string) => ({ panel: '', category, series: 'All sessions', row: 0, column: 0 })

it('levels of which all is withheld are named, since presentations hatch nothing; a run by its ends', () => {
  const shown = [pointAt('Novice', 0.1, 0.05, 0.2)]
  const chart = chartOf(RATE, shown, {
    categories: ['Novice', 'Advanced', 'Expert'],
    withheld: [place('Expert'), place('Advanced')],
  })
  expect(slideMarks(chart)).toBe('Withheld: advanced, expert.')
  const months = ['Jan 2026', 'Feb 2026', 'Mar 2026', 'Apr 2026', 'May 2026']
  const withheld = [months[0]!, months[2]!, months[3]!, months[4]!].map(place)
  expect(slideMarks(chartOf(RATE, [pointAt('Feb 2026', 0.1, 0.05, 0.2)], { categories: months, withheld }))).toBe(
    'Withheld: Jan 2026, Mar 2026 to May 2026.',
  )
  // Of several series one may be withheld and the other shown.
  const series = [
    { name: 'All sessions', slot: 0 },
    { name: 'CLI', slot: 1 },
  ]
  const several = { series, categories: ['Novice', 'Expert'] }
  expect(slideMarks(chartOf(RATE, shown, { ...several, withheld: [{ ...place('Novice'), series: 'CLI' }] }))).toBe('')
  expect(slideMarks(chartOf(RATE, shown, { ...several, withheld: [place('Expert')] }))).toBe('Withheld: expert.')
})

it('what was published is a cross along a scale and a stroke across lying bars', () => {
  const published = [{ panel: '', category: 'Novice', series: 'All sessions', value: 0.1 }]
  const points = [pointAt('Novice', 0.1, 0.05, 0.2)]
  expect(slideMarks(chartOf(RATE, points, { published }))).toBe('Crosses: published by the study.')
  expect(slideMarks(chartOf(RATE, points, { published, kind: 'bar', isScale: false }))).toBe(
    'Strokes across bars: published by the study.',
  )
})
