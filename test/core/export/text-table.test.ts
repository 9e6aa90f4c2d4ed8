import { expect, it } from 'vitest'
import { textTable } from '#core/export/text-table'

it('keeps a name with line breaks and control characters in its line', () => {
  expect(textTable(['na\nme', 'n'], [['a\r\nb\u001b[31m', '1']])).toBe(
    ['na me     n', '--------  -', 'a b [31m  1', ''].join('\n'),
  )
})

it('cuts a name that would make every line of the table as long', () => {
  const lines = textTable(['name', 'n'], [['x'.repeat(65_536), '1']]).split('\n')
  expect(lines[2]).toBe(`${'x'.repeat(99)}…  1`)
  expect(Math.max(...lines.map((line) => line.length))).toBe(103)
})
