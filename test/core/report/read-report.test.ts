import { describe, expect, it } from 'vitest'
import type { Migration } from '#core/report/migrate'
import { readReport } from '#core/report/read-report'
import { REPORT_FORMAT, REPORT_VERSION, type Report } from '#core/report/report'
import { reportFileName, reportName, writeReport } from '#core/report/report-file'
import { aReport, aView } from './a-report'

const read = (text: string) => {
  const result = readReport(text, 'x.report.json')
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const document = (change: (raw: Record<string, unknown>) => void): string => {
  const raw = JSON.parse(writeReport(aReport)) as Record<string, unknown>
  change(raw)
  return JSON.stringify(raw)
}

describe('a whole report', () => {
  it('is read as it was written', () => {
    expect(read(writeReport(aReport))).toEqual({ report: aReport, problems: [] })
  })

  it('says in its first lines what it is', () => {
    expect(writeReport(aReport).slice(0, 80)).toContain(REPORT_FORMAT)
  })

  it('may begin with a byte order mark', () => {
    expect(read(`\uFEFF${writeReport(aReport)}`).report).toEqual(aReport)
  })
})

describe('what is no report', () => {
  it.each(['', '{', '[]', 'null', '{"version": 1}', '{"format": "other"}', '\0\0\0\0'])('%j is refused', (text) => {
    expect(readReport(text, 'x.json')).toEqual({ ok: false, failure: { code: 'not-a-report', file: 'x.json' } })
  })
})

describe('a report of which a part is damaged', () => {
  it('loses one view and keeps the others', () => {
    const text = document((raw) => {
      raw.views = [aReport.views[0], { id: '2', name: 'By team', spec: { rows: 'team' } }, aView('3', 'Third')]
    })
    const { report, problems } = read(text)
    expect(report.views.map(({ name }) => name)).toEqual(['By mode', 'Third'])
    expect(report.openView).toBe('1')
    expect(problems).toEqual([
      { code: 'part-unreadable', part: 'views', name: 'By team', detail: expect.stringContaining('spec.rows') },
    ])
    expect(report.datasets).toEqual(aReport.datasets)
  })

  it('loses a whole view rather than one of its filters', () => {
    const text = document((raw) => {
      raw.views = [{ ...aReport.views[1], spec: { ...aReport.views[1]?.spec, filters: [{ values: ['Fix'] }] } }]
    })
    expect(read(text).report.views).toEqual([])
  })

  it('still knows where the dataset is when the rest about it is lost', () => {
    const text = document((raw) => {
      raw.datasets = [{ ...aReport.datasets[0], content: 'x', columns: 3 }]
    })
    const { report, problems } = read(text)
    expect(report.datasets[0]).toEqual({ ...aReport.datasets[0], content: null, columns: [] })
    expect(problems.map((p) => 'name' in p && p.name)).toEqual([
      'sessions.parquet, columns',
      'sessions.parquet, content',
    ])
  })

  it.each(['datasets', 'mapping', 'views', 'openView', 'slides'] as const)(
    'says that %s are missing or no longer what they were, and keeps the rest',
    (part) => {
      const others = Object.keys(aReport).filter((key) => key !== part && key !== 'openView') as (keyof Report)[]
      const missing = read(document((raw) => delete raw[part]))
      expect(missing.problems).toEqual([{ code: 'part-missing', part }])
      const wrong = read(document((raw) => Object.assign(raw, { [part]: 17 })))
      expect(wrong.problems).toContainEqual(expect.objectContaining({ code: 'part-unreadable', part }))
      for (const other of others) {
        expect(missing.report[other]).toEqual(aReport[other])
        expect(wrong.report[other]).toEqual(aReport[other])
      }
    },
  )

  it('keeps a view whose measure this version does not have', () => {
    const text = document((raw) => {
      raw.views = [{ ...aReport.views[0], spec: { ...aReport.views[0]?.spec, measures: ['of_the_future'] } }]
    })
    expect(read(text).problems).toEqual([])
    expect(read(text).report.views[0]?.spec.measures).toEqual(['of_the_future'])
  })

  it('tells views with one id or one name apart', () => {
    const text = document((raw) => {
      raw.views = [aView('1', 'A'), aView('1', 'a')]
    })
    const { views } = read(text).report
    expect(new Set(views.map(({ id }) => id)).size).toBe(2)
    expect(views.map(({ name }) => name)).toEqual(['A', 'a 2'])
  })
})

describe('a report whose end is lost', () => {
  it('is read up to there, wherever it is cut, and always says so', () => {
    const text = writeReport(aReport)
    const start = text.indexOf(REPORT_FORMAT) + REPORT_FORMAT.length + 1
    for (let end = start; end < text.trimEnd().length; end++) {
      const { report, problems } = read(text.slice(0, end))
      expect(problems[0]).toMatchObject({ code: 'cut-short' })
      // What is there is as it was: no view is half of itself.
      for (const view of report.views) expect(aReport.views).toContainEqual(view)
    }
  })

  it('has its dataset and first view when the end of its second view is lost', () => {
    const text = writeReport(aReport)
    const { report, problems } = read(text.slice(0, text.indexOf('"isNegated"')))
    expect(report.datasets).toEqual(aReport.datasets)
    expect(report.views).toEqual([aReport.views[0]])
    expect(problems.map(({ code }) => code)).toContain('part-missing')
  })

  it('is read up to damage in its middle', () => {
    const text = writeReport(aReport).replace('"By team"', '"By \0team"')
    const { report, problems } = read(text)
    expect(report.views).toEqual([aReport.views[0]])
    expect(problems[0]).toMatchObject({ code: 'cut-short', at: text.indexOf('"By \0') })
  })
})

describe('versions', () => {
  it('a newer one is read as far as it is understood, and said', () => {
    const { report, problems } = read(document((raw) => Object.assign(raw, { version: 99, cubes: [] })))
    expect(report).toEqual(aReport)
    expect(problems).toEqual([{ code: 'newer', version: 99 }])
  })

  it('one that is not said is taken for this one', () => {
    const { report, problems } = read(document((raw) => Object.assign(raw, { version: 'one' })))
    expect(report).toEqual(aReport)
    expect(problems).toEqual([{ code: 'version-unknown' }])
  })

  it('of the first, before there were slides in order, has no deck and lacks nothing', () => {
    const { report, problems } = read(
      document((raw) => {
        delete raw.deck
        raw.version = 1
      }),
    )
    expect(report).toEqual({ ...aReport, deck: null })
    expect(problems).toEqual([])
  })

  it('with a deck that cannot be read keeps its views, and says so', () => {
    const { report, problems } = read(document((raw) => Object.assign(raw, { deck: { title: 1 } })))
    expect(report).toEqual({ ...aReport, deck: null })
    expect(problems).toMatchObject([{ code: 'part-unreadable', part: 'deck' }])
  })

  it('an older one is brought here step by step, in order', () => {
    const steps = new Map<number, Migration>([
      [REPORT_VERSION, (raw) => ({ ...raw, pivots: raw.tables })],
      [REPORT_VERSION + 1, (raw) => ({ ...raw, views: raw.pivots })],
    ])
    const old = document((raw) => {
      raw.tables = raw.views
      delete raw.views
    })
    const result = readReport(old, 'x', steps, REPORT_VERSION + 2)
    expect(result).toEqual({ ok: true, value: { report: aReport, problems: [] } })
  })
})

it('the name of a report is its file without the ending', () => {
  expect(reportName('a/b/Q2 review.report.json')).toBe('Q2 review')
  for (const typed of ['Q2', 'Q2.json', 'Q2.report.json', 'Q2.REPORT.JSON']) {
    expect(reportFileName(typed)).toBe('Q2.report.json')
  }
})
