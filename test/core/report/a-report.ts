import { EMPTY_SPEC } from '#core/pivot/spec'
import type { Report, View } from '#core/report/report'
import { addSlide, emptyDeck, newSlide } from '#core/slide/deck/deck-edits'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'

export const aView = (id: string, name: string, spec: Partial<View['spec']> = {}): View => ({
  id,
  name,
  spec: { ...EMPTY_SPEC, ...spec },
})

/** A report with something in every part. */
export const aReport: Report = {
  datasets: [
    {
      name: 'sessions.parquet',
      isSample: false,
      paths: [{ path: '/data/sessions.parquet', below: null }],
      files: 1,
      bytes: 1234,
      fingerprint: 'abc',
      signature: '[["session_id","text"],["team","text"]]',
      columns: [
        { name: 'session_id', kind: 'session' },
        { name: 'team', kind: 'category' },
      ],
      content: {
        sessions: 60,
        users: 20,
        period: { first: '2026-01', last: '2026-02' },
        labels: { team: ['blue', 'red'] },
      },
    },
  ],
  mapping: { columns: { job: 'occupation', junk: null }, labels: { occupation: { Coder: '15-0000', '?': null } } },
  views: [
    aView('1', 'By mode', { rows: [{ dimension: 'work_mode' }], measures: ['verified_success'] }),
    aView('2', 'By team', {
      rows: [{ dimension: 'team', order: 'size' }],
      filters: [{ dimension: 'work_mode', values: ['Fix', null], isNegated: true }],
    }),
  ],
  beside: null,
  openView: '2',
  slides: [{ view: '1', measure: 'verified_success', headline: 'Fixing succeeds' }],
  deck: addSlide(
    newSlide('section', [], {
      headline: 'Part one',
      printed: {
        fingerprint: 'abc',
        dataset: 'sessions.parquet',
        sessions: 60,
        period: null,
        thresholds: { minUsers: 5, minSessions: 15 },
        headline: 'Section',
        numbers: [[{ measure: 'Rate', at: 'all', value: null, low: null, high: null, n: null }]],
      },
    }),
  )(emptyDeck('A deck', SHIPPED_THEMES[0]!)),
  values: {
    run: '0123456789abcdef0123456789',
    provenance: { method: 'comparable', version: 2, n: 400, fingerprint: 'ab', recalibration: 'inverse' },
    estimated: 55,
    unestimated: 5,
  },
}
