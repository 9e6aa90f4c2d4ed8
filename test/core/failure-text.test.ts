import { describe, expect, it } from 'vitest'
import type { Failure, FailureCode } from '#core/failure'
import { failureLine, failureText } from '#core/failure-text'

// One failure of every code; a code without one does not compile. What a sentence must name is given beside it.
const EXAMPLES: { readonly [C in FailureCode]: readonly [Omit<Extract<Failure, { code: C }>, 'code'>, string[]] } = {
  'file-empty': [{ file: 'a.csv' }, ['a.csv']],
  'file-gone': [{ file: 'a.csv' }, ['a.csv']],
  'file-unreadable': [{ file: 'a.csv', detail: 'bad magic' }, ['a.csv', 'bad magic.']],
  'format-unknown': [{ file: 'a.doc' }, ['a.doc', '.parquet']],
  'several-exports': [
    {
      groups: [
        { format: 'csv', files: ['a.csv', 'b.csv'], at: [0, 2], columns: ['x', 'y', 'z', 'w'] },
        { format: 'parquet', files: ['c.parquet'], at: [1], columns: [] },
      ],
    },
    ['2 exports', '2 CSV files, a.csv and b.csv (with x, y, z and others); 1 Parquet file, c.parquet.'],
  ],
  'columns-differ': [{ file: 'a.csv', other: 'b.csv', columns: ['x', 'y', 'z'] }, ['a.csv', 'b.csv', 'x, y and z']],
  'no-files': [{ where: 'folder' }, ['folder']],
  'no-session-id': [{ file: 'a.csv', columns: ['id'] }, ['a.csv', 'session_id', 'It has id.', 'no header row']],
  'no-sessions': [{ file: 'a.csv', setAside: 1 }, ['a.csv', 'its only row was set aside']],
  'unknown-classifier': [{ name: 'nope', known: ['outcome'] }, ['nope', 'outcome']],
  'no-transcripts': [{ name: 'a.csv' }, ['a.csv']],
  'no-key': [{}, ['ANTHROPIC_API_KEY', 'Nothing was sent']],
  'key-refused': [{ detail: 'invalid x-api-key' }, ['invalid x-api-key.']],
  'request-refused': [{ detail: 'too long' }, ['too long.']],
  'api-unreachable': [{ detail: 'ECONNREFUSED', tries: 8 }, ['ECONNREFUSED.', '8 tries']],
  'model-without-price': [{ model: 'claude-x', asOf: '2026-11-27' }, ['claude-x', '2026-11-27']],
  'prices-unfit': [{ file: 'prices.json', detail: 'no models' }, ['prices.json', 'no models.']],
  'journal-in-use': [{ file: 'labels.jsonl' }, ['labels.jsonl']],
  'not-a-journal': [{ file: 'a.jsonl' }, ['a.jsonl', 'labels.jsonl']],
  'run-in-progress': [{}, ['cancel']],
  'key-not-kept': [{}, ['keychain']],
  'base-url-unfit': [{ url: 'ftp://x' }, ['ftp://x', 'https']],
  cancelled: [{}, ['Cancelled', 'still open']],
  'engine-start': [{ detail: 'no wasm' }, ['no wasm.']],
  'dataset-too-large': [{ file: 'a.csv', fits: 1000, totalRows: 4000 }, ['a.csv', 'one session in 5', '--sample 5']],
  'columns-too-large': [{ columns: ['notes', 'team'] }, ['notes and team', '--sample']],
  'engine-stopped': [{ detail: 'out of memory!' }, ['out of memory!']],
  'query-failed': [{ detail: 'a bug', sql: 'SELECT secret' }, ['a bug.']],
  'no-dataset': [{}, ['No dataset']],
  'unknown-dimension': [{ name: 'nope', known: ['a', 'b'] }, ['nope', 'a and b']],
  'unknown-measure': [{ name: 'nope', known: ['sessions'] }, ['nope', 'sessions']],
  'unknown-value': [{ dimension: 'team', value: 'nope', known: [] }, ['team', 'nope', 'none']],
  'dimension-needs-column': [{ dimension: 'Size', column: 'lines_added' }, ['Size', 'lines_added']],
  'dimension-unfit': [{ dimension: 'Size', from: 'Team', kind: 'bins' }, ['Size', 'Team', 'number']],
  'bins-unfit': [{}, ['500 bins']],
  'time-needs-unit': [{ dimension: 'Start' }, ['Start', 'day, week, month or quarter']],
  'filter-ranks': [{ dimension: 'team' }, ['team', 'figures']],
  'filter-unfit': [{ dimension: 'Team', kind: 'range' }, ['Team', '2026-01-31']],
  'dimension-twice': [{ name: 'team' }, ['team', 'twice']],
  'no-measure': [{}, ['No measure']],
  'measure-needs-column': [{ measure: 'Hit trouble', column: 'failure_signal' }, ['Hit trouble', 'failure_signal']],
  'measure-id-taken': [{ id: 'prompts' }, ['prompts']],
  'column-not-measurable': [{ column: 'Surface', statistic: 'median' }, ['Surface', 'median']],
  'formula-syntax': [
    { formula: '1 +', at: 3, detail: 'a number or a measure is missing' },
    ['1 +', 'character 4', 'a number or a measure is missing.'],
  ],
  'formula-without-measure': [{ formula: '1 + 1' }, ['1 + 1']],
  'not-additive': [{ measure: 'Users', shownAs: '% of row' }, ['Users', '% of row']],
  'too-many-values': [{ dimension: 'Team', limit: 2000 }, ['Team', '2000']],
  'too-fine-together': [{ groups: 9, limit: 8 }, ['9', '8']],
  'too-many-cells': [{ cells: 5, limit: 4 }, ['5', '4']],
  'change-not-averaged': [{ measure: 'Sessions' }, ['Sessions', 'geometric mean']],
  'adjusted-not-a-rate': [{ measure: 'Sessions' }, ['Sessions', 'verified_success']],
  'nothing-to-hold-fixed': [{}, ['none of the columns', 'surface']],
  'change-by-month': [{}, ['months', 'work_mode']],
  'period-in-both': [{ month: '2025-10' }, ['2025-10']],
  'outcome-not-averaged': [{ measure: 'Sessions' }, ['Sessions', 'geometric mean']],
  'factor-without-levels': [{ dimension: 'Prompts' }, ['Prompts', 'one slope']],
  'factor-without-scale': [{ dimension: 'Surface' }, ['Surface', '--levels']],
  'control-too-fine': [{ dimension: 'Prompts' }, ['Prompts', 'ln(prompts)']],
  'control-is-factor': [{ dimension: 'Expertise' }, ['Expertise', 'controls']],
  'no-logarithm': [{ name: 'surface' }, ['surface', 'model_calls']],
  'nothing-to-regress': [{ outcome: 'Verified success' }, ['Verified success', 'filter']],
  'period-withheld': [{ minUsers: 5, minSessions: 15 }, ['15 sessions', '5 users', 'periods']],
  'cell-withheld': [{ minUsers: 5, minSessions: 15 }, ['withheld', '15', '5 users']],
  'cell-empty': [{}, ['No session']],
  'image-too-large': [{ lines: 400, width: 7 }, ['400 rows', '7 columns']],
  'program-fault': [{ detail: 'RuntimeError: unreachable' }, ['unreachable.', 'SESSION_EXPLORER_DEBUG=1']],
  usage: [{ detail: 'pivot needs a file' }, ['pivot needs a file.', '--help']],
  'write-failed': [{ file: 'a.csv', detail: 'disk full' }, ['a.csv', 'disk full.']],
  'not-in-this-host': [{ action: 'Printing' }, ['Printing']],
  'channel-unknown': [{ name: 'x.y' }, ['x.y']],
  'channel-argument': [{ name: 'x.y', detail: 'd' }, ['x.y']],
  'channel-refused': [{ name: 'x.y' }, ['npm start']],
  'channel-failed': [{ name: 'x.y' }, ['x.y']],
  'host-unreachable': [{ detail: 'gone' }, ['gone.', 'npm start']],
  'recent-gone': [{ name: 'a.csv' }, ['a.csv']],
  'not-a-report': [{ file: 'a.json' }, ['a.json', '.report.json']],
  'report-changed': [{ file: 'a.report.json' }, ['a.report.json', 'another name']],
  'report-without-dataset': [{ file: 'a.report.json' }, ['a.report.json']],
  'report-dataset-gone': [
    { report: 'a.report.json', dataset: 'b.csv', places: ['/c/b.csv'] },
    ['a.report.json', 'b.csv', '/c/b.csv'],
  ],
  'unknown-view': [{ name: 'nope', known: ['View 1'] }, ['nope', 'View 1']],
  'file-exists': [{ file: 'a.csv' }, ['a.csv', 'replace']],
  'postings-columns': [
    { file: 'a.csv', missing: ['price'], columns: ['cost'] },
    ['a.csv', 'fixed price', 'cost', '--posting-map'],
  ],
  'too-few-postings': [{ kept: 3, least: 40 }, ['3', '40']],
  'value-method-unfit': [{ method: 'size', why: 'no-sizes' }, ['output words', 'Map']],
  'posting-rule-unfit': [{ rule: 'from', text: 'soon' }, ['soon', '2024-01']],
  'values-gone': [{}, ['values', 'this machine', 'Value page']],
  'value-recalibration-unfit': [{ kind: 'isotonic', n: 12 }, ['12', 'isotonic']],
  'rate-refused': [{ per: 'hour', why: 'no-active-time' }, ['active_s', 'per prompt']],
  'currencies-unreadable': [{ file: 'rates.json', detail: 'no date' }, ['rates.json', 'no date.']],
  'unknown-figure': [{ name: 'f99' }, ['f99']],
  'not-a-theme': [{ file: 'a.theme.json', detail: 'no name' }, ['a.theme.json', 'no name.', 'resources/themes']],
  'not-a-template': [{ file: 'a.json', detail: 'no slides' }, ['a.json', 'no slides.', 'monthly']],
  'no-deck': [{ file: 'a.report.json' }, ['a.report.json']],
  'no-print-browser': [{ detail: 'none was found' }, ['none was found.', 'CHROME_PATH']],
}
const failures = Object.entries(EXAMPLES).map(([code, [data, names]]) => ({
  code,
  failure: { code, ...data } as Failure,
  names,
}))

describe('every failure', () => {
  it.each(failures)('$code says what happened, to what, and what to do', ({ failure, names }) => {
    const { what, remedy } = failureText(failure)
    for (const text of [what, remedy]) expect(text).toMatch(/^\S.*[^.][.!?]$/s)
    expect(`${what} ${remedy}`).not.toMatch(/undefined|null|\[object|NaN/)
    for (const name of names) expect(`${what} ${remedy}`).toContain(name)
    expect(failureLine(failure)).toBe(`${what} ${remedy}`)
  })

  it('has words of its own', () => {
    const texts = failures.map(({ failure }) => failureText(failure).what)
    // What the two ends of the bridge disagree on is one sentence for the user.
    expect(new Set(texts).size).toBe(texts.length - 2)
  })

  it('keeps the SQL of a query to its details', () => {
    expect(failureLine({ code: 'query-failed', detail: 'a bug', sql: 'SELECT secret' })).not.toContain('secret')
  })
})

describe('long lists', () => {
  const known = Array.from({ length: 41 }, (_, i) => `d${i}`)

  it('tell the beginning of a name as long as a page', () => {
    const { what } = failureText({ code: 'no-session-id', file: 'a.csv', columns: ['n'.repeat(65_536), 'b'] })
    expect(what).toMatch(/It has n{200}… and b\.$/)
  })

  it('end with how many more there are', () => {
    expect(failureText({ code: 'unknown-dimension', name: 'x', known }).remedy).toMatch(/d38, d39 and 1 more\.$/)
    expect(failureText({ code: 'unknown-dimension', name: 'x', known: known.slice(1) }).remedy).toMatch(
      /d39 and d40\.$/,
    )
  })
})

it('an empty file is not said to have rows set aside', () => {
  const textOf = (setAside: number) => failureText({ code: 'no-sessions', file: 'a.csv', setAside }).what
  expect(textOf(0)).toBe('a.csv holds no session.')
  expect(textOf(2)).toBe('a.csv holds no session: all 2 rows were set aside.')
})
