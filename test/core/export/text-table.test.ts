import { expect, it } from 'vitest'
import { textTable } from '#core/export/text-table'

it('keeps a name with line breaks and control characters in its line', () => {
  expect(textTable(['na\nme', 'n'], [['a\r\nb\u001b[31m', '1']])).toBe(
    ['na me     n', '--------  -', 'a b [31m  1', ''].join('\n'),
  )
})
