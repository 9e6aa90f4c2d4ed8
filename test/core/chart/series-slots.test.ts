import { expect, it } from 'vitest'
import { namedSlots, slotsOf } from '#core/chart/series-slots'
import { WORK_MODES } from '#core/dataset/work-mode'
import { formOf } from '#core/figures/panel-chart'
import { FIGURE_4 } from '#core/figures/study/figure-4'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const DIMENSIONS = dimensionsOf(sessionsTable(['expertise', 'occupation', tableColumn('team')]))
const at = (id: string) => [DIMENSIONS.findIndex((dimension) => dimension.id === id)]
const slots = (id: string, ...values: readonly (string | null)[]) =>
  slotsOf(
    DIMENSIONS,
    at(id),
    values.map((value) => DIMENSIONS.map((dimension) => (dimension.id === id ? value : null))),
  )

it('a label has the colour of its place in the study, whatever stands beside it', () => {
  expect(slots('expertise', '1', '5')).toEqual([0, 4])
  expect(slots('expertise', '5')).toEqual([4])
})

it('what was not recorded has a colour that no value has', () => {
  expect(slots('expertise', '1', null)).toEqual([0, 9])
  expect(slots('team', null)).toEqual([9])
})

it('of more labels than colours two in one chart differ all the same', () => {
  // The tenth occupation shares the colour of the first, since there are nine.
  const [first, tenth] = DIMENSIONS[at('occupation')[0]!]!.taxonomy!.labels.filter((_, i) => i === 0 || i === 9)
  expect(slots('occupation', tenth!.value)).toEqual([0])
  expect(slots('occupation', first!.value, tenth!.value)).toEqual([0, 1])
})

it('other values have the next colour that is free', () => {
  expect(slots('team', 'red', 'blue', null)).toEqual([0, 1, 9])
})

it('a work mode has the colour of its place in every panel of a figure, in whatever order they are drawn', () => {
  const [shares, values] = FIGURE_4.panels.map((panel) => formOf(panel)!.taxonomy)
  expect(shares).toBe(WORK_MODES)
  const place = (name: string) => WORK_MODES.labels.findIndex((label) => label.name === name)
  const modes = ['Build', 'Operate', 'Communicate', 'Fix']
  expect(namedSlots(shares, modes)).toEqual(modes.map(place))
  const [build, all, communicate] = namedSlots(values, ['Build', 'All, by work mode', 'Communicate'])
  expect([build, communicate]).toEqual([place('Build'), place('Communicate')])
  expect([build, communicate]).not.toContain(all)
})

it('series by no labels have the colours in their order', () => {
  expect(namedSlots(undefined, ['Planning', 'Execution', 'Both'])).toEqual([0, 1, 2])
})
