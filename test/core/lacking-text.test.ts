import { expect, it } from 'vitest'
import { lackingLine, lackingText } from '#core/lacking-text'

it('says what sessions have none of by the column it follows from, and not all there is instead', () => {
  const known = ['surface', 'model', 'month']
  expect(lackingLine({ code: 'unknown-dimension', name: 'software_related', known })).toBe(
    'These sessions have no occupation. It is a label: have the transcripts labelled, or export the column and map it on the Data page.',
  )
  expect(lackingText({ code: 'unknown-dimension', name: 'value_band', known }).what).toBe(
    'These sessions have no task value.',
  )
  expect(lackingText({ code: 'measure-needs-column', measure: 'Wrote code', column: 'lines_added' }).remedy).toBe(
    'Export the column, or map another one to it on the Data page.',
  )
})

it('leaves other failures their own words', () => {
  expect(lackingText({ code: 'nothing-to-hold-fixed' }).what).not.toContain('These sessions have no')
})
