import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from '#core/export/csv-text'

describe('a cell of a CSV file', () => {
  it.each<[string | number | boolean | null, string]>([
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    [true, 'true'],
    [0.1, '0.1'],
    [-1.5, '-1.5'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['one\ntwo', '"one\ntwo"'],
    ['one\r\ntwo', '"one\r\ntwo"'],
    ['naïve 🦆', 'naïve 🦆'],
  ])('%j is written %j', (value, text) => expect(csvCell(value)).toBe(text))

  it.each([
    ['=1+2', `'=1+2`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1+2', `'＝1+2`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a=1', 'a=1'],
  ])('%j, which a spreadsheet could run, is written %j', (value, text) => expect(csvCell(value)).toBe(text))
})

it('a line ends as RFC 4180 says', () => {
  expect(csvLine(['a', 1, null, 'b,c'])).toBe('a,1,,"b,c"\r\n')
})
