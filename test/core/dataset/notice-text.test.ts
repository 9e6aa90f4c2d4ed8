import { describe, expect, it } from 'vitest'
import type { Notice } from '#core/dataset/notice'
import { noticeText, withoutSessionText } from '#core/dataset/notice-text'

const column = 'outcome'

describe('noticeText', () => {
  it.each<[Notice, string]>([
    [
      { code: 'sampled', oneIn: 10 },
      'A sample: one session in 10 was taken at random, and every number is that of the sample.',
    ],
    [{ code: 'synthetic' }, 'Synthetic data: these sessions were made by a generator and never took place.'],
    [{ code: 'rows-set-aside', reason: 'no-session-id', count: 1 }, '1 row was set aside: there is no session_id.'],
    [
      { code: 'rows-set-aside', reason: 'session-repeated', count: 1234 },
      '1\u202F234 rows were set aside: the session_id came up before, and the first is kept.',
    ],
    [
      { code: 'rows-set-aside', reason: 'line-unreadable', count: 2 },
      '2 rows were set aside: the line cannot be read as a row of its file.',
    ],
    [
      { code: 'rows-set-aside', reason: 'line-unreadable', count: 1, lines: 1_200 },
      '1 row was set aside: the line cannot be read as a row of its file. It takes 1\u202F200 lines of the file: a stray quote makes one row of many.',
    ],
    [
      { code: 'values-unreadable', column, count: 1, examples: ['many'] },
      '1 value of outcome could not be read and is treated as missing, such as “many”.',
    ],
    [
      { code: 'values-out-of-range', column, count: 2, examples: ['-1', '7'] },
      '2 values of outcome are out of range and treated as missing, such as “-1”, “7”.',
    ],
    [
      { code: 'values-rounded', column, count: 1 },
      '1 value of outcome has more digits than a number is stored with: all but the first 15 to 17 are rounded.',
    ],
    [
      { code: 'labels-unknown', column, count: 3, examples: [] },
      '3 values of outcome are none of its labels and treated as missing.',
    ],
    [
      { code: 'too-many-values', column: 'note', values: 20_001 },
      'note has more than 20\u202F000 different values and is left in the file as free text.',
    ],
    [
      { code: 'values-too-long', column: 'note' },
      'note holds texts of more than 10\u202F000 characters and is left in the file as free text.',
    ],
    [
      { code: 'not-utf-8', files: ['a.csv'] },
      'a.csv is not UTF-8 and is read as Windows-1252: look whether names with accents are right.',
    ],
    [
      { code: 'not-utf-8', files: ['a.csv', 'b.csv'] },
      '2 files, such as a.csv, are not UTF-8 and are read as Windows-1252: look whether names with accents are right.',
    ],
    [
      { code: 'intervals-left-out', columns: ['wait', 'pause'] },
      'Intervals cannot be read without losing their months: wait, pause are left in the file.',
    ],
    [
      { code: 'values-left-out', columns: ['late'], count: 1 },
      '1 value is left in the file, in a column that first came up after the columns were settled, such as “late”.',
    ],
    [
      { code: 'values-left-out', columns: ['a', 'b'], count: 7 },
      '7 values are left in the file, in 2 columns that first came up after the columns were settled, such as “a”, “b”.',
    ],
    [{ code: 'lines-unreadable', count: 1, files: 1 }, '1 line in 1 file could not be read.'],
    [{ code: 'lines-unreadable', count: 5, files: 2 }, '5 lines in 2 files could not be read.'],
    [
      { code: 'files-cut-short', count: 1 },
      '1 file could not be read to the end: damaged, moved, changed or not permitted. What was read of it counts.',
    ],
    [{ code: 'files-without-session', counts: { empty: 1 } }, '1 file gave no session of its own: 1 is empty.'],
    [
      {
        code: 'files-without-session',
        counts: {
          unreadable: 1,
          'not-a-transcript': 2,
          'no-messages': 1_500,
          'parent-missing': 1,
          'copied-history': 3,
        },
      },
      '1\u202F507 files gave no session of their own: 3 hold only history that another session has too, and it is counted there; ' +
        '1 holds only a sub-agent whose session is not among the files; ' +
        '1\u202F500 hold only titles, settings or queued prompts, and no message; ' +
        '2 are not Claude Code transcripts; 1 could not be read.',
    ],
    [{ code: 'records-repeated', count: 1 }, '1 record stood in more than one place and is counted once.'],
  ])('says %j as %s', (notice, text) => expect(noticeText(notice)).toBe(text))

  it('says what is not known without users, and of transcripts', () => {
    expect(noticeText({ code: 'no-users' })).toMatch(/no user_id.*only the sessions threshold applies/)
    expect(noticeText({ code: 'from-transcripts' })).toMatch(
      /Claude Code transcripts.*rules read from evidence, version 1.*not known without labels/,
    )
  })

  it('says of one file why it gave no session', () => {
    expect(withoutSessionText('empty')).toBe('no session of its own: it is empty')
  })

  it('shortens names of columns that are as long as a page', () => {
    const name = 'n'.repeat(65_536)
    for (const code of ['values-unreadable', 'values-out-of-range', 'labels-unknown'] as const) {
      expect(noticeText({ code, column: name, count: 2, examples: [] })).toContain(`2 values of ${'n'.repeat(40)}… `)
    }
    expect(noticeText({ code: 'values-too-long', column: name })).toMatch(/^n{40}… holds/)
    expect(noticeText({ code: 'too-many-values', column: name, values: 20_001 })).toMatch(/^n{40}… has/)
    expect(noticeText({ code: 'intervals-left-out', columns: [name] })).toMatch(/: n{40}… is left/)
  })

  it('shortens long examples', () => {
    const long = noticeText({ code: 'labels-unknown', column, count: 1, examples: ['x'.repeat(41)] })
    expect(long).toContain(`“${'x'.repeat(40)}…”`)
    expect(noticeText({ code: 'labels-unknown', column, count: 1, examples: ['x'.repeat(40)] })).not.toContain('…')
  })
})
