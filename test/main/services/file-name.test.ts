import { expect, test } from 'vitest'
import { fileNameFor } from '#main/services/file-name'

test.each([
  ['Verified success, by occupation', 'Verified success, by occupation.pdf'],
  ['Success: cli / web?', 'Success cli web.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['..\\..\\x', 'x.pdf'],
  ['a\0b\nc', 'a b c.pdf'],
  ['  . ', 'slide.pdf'],
  ['', 'slide.pdf'],
  ['CON', 'slide CON.pdf'],
  ['Économie 経済', 'Économie 経済.pdf'],
  ['ends with dots...', 'ends with dots.pdf'],
])('%j becomes %j', (title, name) => {
  expect(fileNameFor(title, 'pdf')).toBe(name)
})

test('a long title is cut between characters', () => {
  expect([...fileNameFor('👩'.repeat(500), 'pdf')]).toHaveLength(104)
})
