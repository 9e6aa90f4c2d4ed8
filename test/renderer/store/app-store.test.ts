import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bridge, DEFAULT_SETTINGS } from '#core/channels'
import type { LabelRecord } from '#core/classify/label-record'
import type { RememberedMappings } from '#core/dataset/mapping-choice'
import { ok } from '#core/failure'
import { setDefinition } from '#core/pivot/definition-edits'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { placeDimension, setLevel, setThresholds, swapAxes } from '#core/pivot/edits'
import { setFilter } from '#core/pivot/filter-edits'
import { addView, deleteView, linkFilters, renameView, setReportThresholds, showBeside } from '#core/report/view-edits'
import { print } from '#core/sql/print'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import type { LastingEngine } from '#engine/lasting-engine'
import type { AppStore } from '../../../src/renderer/store/app-state'
import { createAppStore } from '../../../src/renderer/store/app-store'
import { label } from '../../core/classify/labels'
import { nodeEngine } from '../../support/node-engine'

// The real store on the real engine, in Node; only the host behind the bridge is made up.
let engine: Engine
let runs: string[]
let store: AppStore
let written: unknown[]
let mappings: RememberedMappings
/** How often a second engine was ended. */
let ended: number
let drafts: string[]

beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

/** The engine as the window has it, but on this thread. */
const here = (): LastingEngine => ({
  ready: Promise.resolve(ok(null)),
  stopped: new Promise(() => {}),
  onStopped: () => {},
  open: (sources, options) =>
    engine.open(
      sources.map((source) => {
        if (!('blob' in source)) throw new Error('these tests open blobs')
        return blobSource(source.name, source.blob)
      }),
      options,
    ),
  read: (sources, options) =>
    engine.read(
      sources.map((source) => {
        if (!('blob' in source)) throw new Error('these tests open blobs')
        return blobSource(source.name, source.blob)
      }),
      options,
    ),
  rehearse: async () => ok(null),
  put: (columns) => engine.put(columns),
  writeFile: async () => ok(new Uint8Array()),
  readTurns: async () => ok([]),
  exportSessions: async () => ok(null),
  run: (query, signal) => {
    runs.push(query.pieces.join('?'))
    return engine.run(query, signal)
  },
  lists: (table, needs, signal) => engine.lists(table, needs, signal),
  answer: async (statement, signal) => {
    runs.push(print(statement).pieces.join('?'))
    const answer = await engine.answer(statement)
    await held
    return signal?.aborted ? engine.answer(statement, signal) : answer
  },
})

/** Answers wait for this. */
let held: Promise<unknown> = Promise.resolve()

/** Keeps back every answer of the engine until what it gives is called. */
function holdAnswers(): () => void {
  let release = () => {}
  held = new Promise<void>((resolve) => {
    release = resolve
  })
  return release
}

/** What the host has in its journals. */
let journal: readonly LabelRecord[] = []

/** Every test has its own, because the store of the one before may still have something to save. */
const bridgeTo = (drafts: string[]): Bridge => ({
  call: async (name, argument) => {
    if (name === 'settings.write') written.push(argument)
    if (name === 'draft.write') {
      drafts.push((argument as { text: string }).text)
      return ok({ id: 'draft' } as never)
    }
    const answers = {
      'settings.read': DEFAULT_SETTINGS,
      'mappings.read': mappings,
      'recent.list': [],
      'files.launched': [],
      'labels.read': { labels: journal, unreadable: 0 },
    } as const
    return ok((answers[name as keyof typeof answers] ?? null) as never)
  },
  on: () => () => {},
})

const rows = Array.from(
  { length: 90 },
  (_, i) => `s${i},u${i % 30},${['Build', 'Fix', 'Plan'][i % 3]},${i % 2 ? 'cli' : 'web'}`,
)
const csv = `session_id,user_id,work_mode,surface\n${rows.join('\n')}\n`
const open = (name: string, text: string) =>
  store.getState().open({ name, sources: [{ name, blob: new Blob([text]) }] })

/** Waits for the answer to the last question. */
const answered = () =>
  vi.waitFor(() => expect(store.getState()).toMatchObject({ isAsking: false, cells: expect.anything() }))
const rowNames = () => store.getState().cells?.rows.keys.map((key) => key.join('/'))

beforeEach(async () => {
  runs = []
  written = []
  mappings = {}
  ended = 0
  drafts = []
  store = createAppStore({
    engine: here(),
    startOther: () => ({ engine: here(), end: () => ended++ }),
    bridge: bridgeTo(drafts),
    fileRequest: (id) => ({ url: id, headers: {} }),
  })
  await open('export.csv', csv)
  await answered()
  // The field list's own questions.
  await vi.waitFor(() => expect(store.getState().profiles.size).toBeGreaterThan(1))
  runs = []
})

describe('opening', () => {
  it('begins with a pivot the columns allow', () => {
    const { table, spec, page } = store.getState()
    expect(table).toMatchObject({ name: 'export.csv', sessions: 90, users: 30 })
    expect(spec.rows).toEqual([{ dimension: 'work_mode' }])
    expect(spec.measures).toEqual(['sessions'])
    expect(page).toBe('explore')
  })

  it('keeps what was open when another file fails', async () => {
    await open('empty.csv', '')
    expect(store.getState().failure).toEqual({ code: 'file-empty', file: 'empty.csv' })
    expect(store.getState().table?.name).toBe('export.csv')
    store.getState().edit(swapAxes)
    await answered()
    expect(store.getState().pivotFailure).toBeNull()
  })

  it('gives way to the newest when two are opened at once', async () => {
    const first = open('first.csv', csv)
    const second = open('second.csv', csv)
    await Promise.all([first, second])
    expect(store.getState()).toMatchObject({ opening: null, failure: null, table: { name: 'second.csv' } })
  })

  it('leaves everything as it was when it is cancelled', async () => {
    const opening = open('other.csv', csv)
    store.getState().cancelOpening()
    await opening
    expect(store.getState()).toMatchObject({ opening: null, failure: null, table: { name: 'export.csv' } })
  })
})

describe('the figures page', () => {
  const shares = () => {
    const panel = store.getState().figureResult?.panels[0]
    return panel && 'rows' in panel ? panel.rows.map(({ row, cell }) => [row, cell]) : null
  }

  it('tells of the dataset that is open, also where another was opened while it asked', async () => {
    const { openFigure, askFigure } = store.getState()
    openFigure('f1')
    await askFigure()
    const before = shares()
    expect(before).not.toBeNull()
    const asking = askFigure()
    // Only two modes here, and so other shares.
    await open('other.csv', csv.replaceAll('Plan', 'Fix'))
    await asking
    expect(store.getState()).toMatchObject({ figureResult: null, findings: null, figureFailure: null })
    await store.getState().askFigure()
    expect(shares()).not.toBeNull()
    expect(shares()).not.toEqual(before)
  })

  it('lets go of an answer that comes after another dataset', async () => {
    const { openFigure, askFigure } = store.getState()
    openFigure('f1')
    const release = holdAnswers()
    const asking = askFigure()
    const opening = open('other.csv', csv.replaceAll('Plan', 'Fix'))
    await opening
    release()
    await asking
    expect(store.getState().figureResult).toBeNull()
  })
})

describe('asking', () => {
  it('shows the newest question when several are asked at once', async () => {
    const { edit } = store.getState()
    edit(placeDimension('rows', 'surface'))
    edit(swapAxes)
    edit(swapAxes)
    await answered()
    expect(rowNames()).toEqual([
      'Fix/cli',
      'Fix/web',
      'Fix',
      'Build/cli',
      'Build/web',
      'Build',
      'Plan/cli',
      'Plan/web',
      'Plan',
      '',
    ])
  })

  it('asks nothing for another level or threshold', async () => {
    const before = store.getState().cells
    store.getState().edit(setLevel(0.8))
    store.getState().edit(setThresholds({ minUsers: 5, minSessions: 40 }))
    await answered()
    expect(runs).toEqual([])
    expect(store.getState().cells).not.toBe(before)
    // 30 sessions a mode: all three are withheld now.
    expect(store.getState().cells?.withheld).toBeGreaterThanOrEqual(3)
  })

  it('says why a pivot cannot be asked, and answers the next', async () => {
    store.getState().edit((spec) => ({ ...spec, measures: ['task_value_mean'] }))
    expect(store.getState().pivotFailure).toMatchObject({ code: 'measure-needs-column', column: 'task_value_usd' })
    store.getState().undo()
    await answered()
    expect(store.getState().pivotFailure).toBeNull()
  })
})

describe('the field list', () => {
  const counts = (dimension: string) =>
    store
      .getState()
      .profiles.get(dimension)
      ?.map(({ value, sessions }) => [value, sessions])

  it('tells about how many there are, no finer than the threshold', async () => {
    // 30 sessions of each mode, in steps of 15; 45 of each surface.
    expect(counts('work_mode')).toEqual([
      ['Fix', 30],
      ['Build', 30],
      ['Plan', 30],
    ])
    store.getState().editViews(setReportThresholds({ minUsers: 5, minSessions: 20 }))
    await vi.waitFor(() => expect(counts('surface')?.[0]?.[1]).toBe(40))
    expect(counts('work_mode')?.[0]).toEqual(['Fix', 40])
  })

  it('stands on the thresholds of now', async () => {
    const fields = dimensionsOf(store.getState().table!).filter(({ isTooFine }) => !isTooFine)
    await vi.waitFor(() => expect(store.getState().profiles.size).toBe(fields.length))
    runs = []
    store.getState().editViews(setReportThresholds({ minUsers: 5, minSessions: 31 }))
    await vi.waitFor(() => expect(counts('work_mode')?.[0]).toEqual(['Fix', null]))
    // Asked before, and only withheld otherwise.
    expect(runs.filter((sql) => sql.includes('"work_mode"'))).toHaveLength(0)
  })

  it('counts a field that was made, and again when it is made otherwise', async () => {
    const groups = (value: string) => ({
      kind: 'groups' as const,
      id: 'kind',
      name: 'Kind',
      from: 'work_mode',
      groups: [{ name: 'A', values: ['Fix', value] }],
      rest: 'apart' as const,
    })
    store.getState().edit(setDefinition(groups('Build')))
    await vi.waitFor(() => expect(counts('kind')).toContainEqual(['A', 60]))
    expect(counts('kind')).toContainEqual(['Plan', 30])
    store.getState().edit(setDefinition(groups('Plan')))
    await vi.waitFor(() => expect(counts('kind')).toContainEqual(['Build', 30]))
  })
})

describe('history', () => {
  it('steps back and forth, and forgets the future at a new edit', async () => {
    const { edit, undo, redo } = store.getState()
    const start = store.getState().spec
    edit(swapAxes)
    edit(setLevel(0.9))
    undo()
    undo()
    expect(store.getState().spec).toEqual(start)
    undo()
    expect(store.getState().spec).toEqual(start)
    redo()
    edit(setLevel(0.99))
    redo()
    expect(store.getState().spec.level).toBe(0.99)
    expect(store.getState().future).toEqual([])
  })

  it('does not note an edit that changes nothing', () => {
    const { past } = store.getState()
    store.getState().edit((spec) => spec)
    expect(store.getState().past).toBe(past)
  })
})

describe('settings', () => {
  it('are written together, soon', async () => {
    const { changeSettings } = store.getState()
    for (const tableShare of [0.5, 0.6, 0.7]) changeSettings({ tableShare })
    changeSettings({ isChartOpen: false })
    expect(written).toEqual([])
    await vi.waitFor(() => expect(written).toEqual([{ tableShare: 0.7, isChartOpen: false }]))
  })
})

describe('views', () => {
  const names = () => store.getState().views.map(({ name }) => name)

  it('each ask their own question', async () => {
    const first = store.getState().spec
    store.getState().editViews(addView('Other', { ...first, rows: [{ dimension: 'surface' }] }))
    await answered()
    expect(rowNames()).toEqual(['cli', 'web', ''])
    store.getState().show('1')
    await answered()
    expect(store.getState().spec).toEqual(first)
    expect(rowNames()).toEqual(['Fix', 'Build', 'Plan', ''])
  })

  it('step back together with the edits made in them, in the view where they were made', () => {
    const { editViews, edit, undo, redo, show } = store.getState()
    editViews(addView('Other', store.getState().spec))
    edit(setLevel(0.8))
    show('1')
    expect(store.getState().spec.level).toBe(0.95)
    undo()
    expect(store.getState()).toMatchObject({ shown: '2', spec: { level: 0.95 } })
    redo()
    expect(store.getState()).toMatchObject({ shown: '2', spec: { level: 0.8 } })
    editViews(deleteView('2'))
    expect(names()).toEqual(['View 1'])
    undo()
    expect(names()).toEqual(['View 1', 'Other'])
    expect(store.getState().spec.level).toBe(0.8)
  })

  it('are no step to undo when they are only turned to', () => {
    store.getState().editViews(addView('Other', store.getState().spec))
    const { past, show } = store.getState()
    show('1')
    show('1')
    show('nonsense')
    expect(store.getState().past).toBe(past)
  })
})

describe('two views side by side', () => {
  const modes = () => store.getState().pair?.map(({ rows }) => rows.keys.map((key) => key.join('/')))
  const besides = () =>
    vi.waitFor(() => expect(store.getState()).toMatchObject({ isAsking: false, pair: expect.anything() }))

  it('are each what they ask, the first of the list left, whichever is edited', async () => {
    const { editViews, show, undo } = store.getState()
    editViews(addView('Other', { ...store.getState().spec, rows: [{ dimension: 'surface' }] }))
    editViews(showBeside('1'))
    await besides()
    expect(modes()).toEqual([
      ['Fix', 'Build', 'Plan', ''],
      ['cli', 'web', ''],
    ])
    expect(store.getState().cells).toBe(store.getState().pair?.[1])
    show('1')
    expect(store.getState()).toMatchObject({ shown: '1', beside: { view: '2' } })
    expect(store.getState().cells).toBe(store.getState().pair?.[0])
    await answered()
    expect(modes()?.[1]).toEqual(['cli', 'web', ''])
    undo()
    await answered()
    expect(store.getState()).toMatchObject({ beside: null, pair: null })
  })

  it('share their filters while these are linked', async () => {
    const { editViews, edit } = store.getState()
    editViews(addView('Other', { ...store.getState().spec, rows: [{ dimension: 'surface' }] }))
    editViews(showBeside('1'))
    const filters = () => store.getState().views.map(({ spec }) => spec.filters.length)
    edit(setFilter({ dimension: 'work_mode', values: ['Fix'], isNegated: false }))
    expect(filters()).toEqual([0, 1])
    editViews(linkFilters(true))
    expect(filters()).toEqual([1, 1])
    edit(setFilter({ dimension: 'surface', values: ['cli'], isNegated: false }))
    expect(filters()).toEqual([2, 2])
    editViews(linkFilters(false))
    edit(setFilter({ dimension: 'surface', values: [], isNegated: false }))
    expect(filters()).toEqual([2, 1])
    await store.getState().autosave()
    expect(JSON.parse(drafts.at(-1)!)).toMatchObject({ beside: { view: '1', isLinked: false } })
  })

  it('end with the view that is deleted', () => {
    const { editViews } = store.getState()
    editViews(addView('Other', store.getState().spec))
    editViews(showBeside('1'))
    editViews(deleteView('1'))
    expect(store.getState().beside).toBeNull()
  })
})

describe('the report', () => {
  it('has one pair of thresholds for all its views, set in one step', () => {
    const { editViews, undo } = store.getState()
    editViews(addView('Other', store.getState().spec))
    const of = () => store.getState().views.map(({ spec }) => spec.thresholds.minSessions)
    editViews(setReportThresholds({ minUsers: 5, minSessions: 40 }))
    expect(of()).toEqual([40, 40])
    const { past } = store.getState()
    editViews(setReportThresholds({ minUsers: 5, minSessions: 40 }))
    expect(store.getState().past).toBe(past)
    undo()
    expect(of()).toEqual([15, 15])
  })

  it('is kept as a draft a moment after the last edit, and not before there is one', async () => {
    expect(store.getState().saveState).toBe('clean')
    store.getState().edit(swapAxes)
    store.getState().edit(setLevel(0.9))
    expect(store.getState().saveState).toBe('edited')
    await vi.waitFor(() => expect(store.getState().saveState).toBe('draft'), 3000)
    expect(drafts).toHaveLength(1)
    expect(JSON.parse(drafts[0]!)).toMatchObject({
      datasets: [{ name: 'export.csv', files: 1, bytes: csv.length, content: { sessions: 90, users: 30 } }],
      views: [{ name: 'View 1', spec: { level: 0.9 } }],
    })
  })

  it('is kept before another dataset takes its place', async () => {
    store.getState().edit(setLevel(0.9))
    await open('second.csv', csv)
    expect(JSON.parse(drafts[0]!)).toMatchObject({ datasets: [{ name: 'export.csv' }] })
    expect(store.getState()).toMatchObject({ saveState: 'clean', draft: null, table: { name: 'second.csv' } })
  })

  it('takes the next dataset that is opened where its own was not found', async () => {
    store.getState().editViews(renameView('1', 'Mine'))
    await store.getState().autosave()
    await open('second.csv', csv)
    await store.getState().openReportText('mine.report.json', drafts[0]!)
    expect(store.getState().wanted?.name).toBe('mine')
    await open('elsewhere.csv', `${csv}s90,u1,Test,web\n`)
    expect(store.getState()).toMatchObject({
      wanted: null,
      reportName: 'mine',
      views: [{ name: 'Mine' }],
      notes: { binding: 'newer', changes: [{ code: 'sessions', before: 90, after: 91 }] },
    })
  })

  it('has its quantiles cut anew by another dataset, and says so', async () => {
    const numbers = (factor: number) =>
      `session_id,user_id,prompts\n${Array.from({ length: 80 }, (_, i) => `s${i},u${i % 20},${factor * (i + 1)}`).join('\n')}\n`
    const edges = () => {
      const [made] = store.getState().spec.dimensions
      return made?.kind === 'bins' && made.cut.by === 'quantiles' ? made.cut.edges : null
    }
    await open('first.csv', numbers(1))
    await answered()
    const from = dimensionsOf(store.getState().table!).find(({ id }) => id === 'prompts')!
    await store.getState().binDimension(from, { by: 'quantiles', count: 4 })
    // Quartiles of 1 to 80 by their rank.
    expect(edges()).toEqual([20, 40, 60])
    await store.getState().autosave()
    await open('second.csv', csv)
    await store.getState().openReportText('mine.report.json', drafts.at(-1)!)
    await open('first.csv', numbers(10))
    expect(edges()).toEqual([200, 400, 600])
    expect(store.getState().notes?.changes).toContainEqual({ code: 'quantiles', dimension: 'Prompts, binned' })
    // Cut in another way they are the same field, where it stands.
    const [made] = store.getState().spec.dimensions
    await store.getState().binDimension(from, { by: 'edges', edges: [100] }, made)
    expect(store.getState().spec.dimensions).toMatchObject([{ id: made!.id, cut: { by: 'edges', edges: [100] } }])
    expect(store.getState().spec.rows.filter(({ dimension }) => dimension === made!.id)).toHaveLength(1)
  })

  it('is still looking for its dataset when that cannot be opened', async () => {
    store.getState().edit(swapAxes)
    await store.getState().autosave()
    await store.getState().openReportText('mine.report.json', drafts[0]!)
    await open('empty.csv', '')
    expect(store.getState()).toMatchObject({ wanted: { name: 'mine' }, failure: { code: 'file-empty' } })
    store.getState().dismissWanted()
    await open('second.csv', csv)
    expect(store.getState().reportName).toBeNull()
  })
})

describe('an export with a column of transcripts', () => {
  it('is prepared for a model like a folder of transcripts', async () => {
    const messages = JSON.stringify([{ role: 'user', content: 'mail ada@example.org' }]).replaceAll('"', '""')
    await open('said.csv', `session_id,transcript\ne1,"${messages}"\ne2,\n`)
    await store.getState().prepareTexts()
    const { prepared, classifyFailure } = store.getState()
    expect(classifyFailure).toBeNull()
    expect(prepared?.map(({ session, texts }) => [session, texts.whole?.text])).toEqual([
      ['e1', '--- human ---\nmail [e-mail 1]'],
    ])
  })

  it('has the labels of the journals as columns, told by whom they are, and its sessions can be read', async () => {
    journal = ['succeeded', 'failed'].map((text, i) =>
      label({ session: `e${i + 1}`, classifier: 'outcome', answer: { kind: 'label', label: text } }),
    )
    await open('said.csv', 'session_id,transcript\ne1,Human: make a report\ne2,Human: why?\n')
    journal = []
    const { table, readTurns } = store.getState()
    expect(table!.columns.find(({ field }) => field === 'outcome')).toMatchObject({
      missing: 0,
      labelledBy: [{ kind: 'model', rater: 'claude-sonnet-4-6', run: 'r1', sessions: 2 }],
    })
    const { signal } = new AbortController()
    expect(await readTurns('e2', signal)).toMatchObject({ ok: true, value: [{ role: 'human', text: 'why?' }] })
    expect(await readTurns('e9', signal)).toEqual(ok([]))
  })

  it('a column of other text is none', async () => {
    await open('other.csv', 'session_id,notes\ne1,hello there\n')
    await store.getState().prepareTexts()
    expect(store.getState().classifyFailure).toEqual({ code: 'no-transcripts', name: 'other.csv' })
  })
})

describe('a second dataset for figures to stand beside', () => {
  const other = `session_id,who,work_mode\n${Array.from({ length: 60 }, (_, i) => `o${i},p${i % 20},Fix`).join('\n')}\n`
  const beside = (name: string, text: string) =>
    store.getState().openBeside({ name, sources: [{ name, blob: new Blob([text]) }] })

  it('has its columns mapped as they were remembered', async () => {
    await open('other.csv', other)
    const { signature } = store.getState().table!
    await open('export.csv', csv)
    mappings = { [signature]: { columns: { who: 'user_id', work_mode: null }, labels: {} } }
    await beside('other.csv', other)
    expect(store.getState()).toMatchObject({ otherName: 'other.csv', otherOpening: null, figureAgainst: 'other' })
    const [panel] = store.getState().comparedFigure!.panels
    // The second has no work mode, as someone decided.
    expect(panel!.failure).toMatchObject({ code: 'unknown-dimension', name: 'work_mode' })
  })

  it('tells how far it is, and is gone with its engine where it is cancelled', async () => {
    const told: unknown[] = []
    const stop = store.subscribe(({ otherOpening }) => told.push(otherOpening?.progress?.rows ?? null))
    const opening = beside('other.csv', other)
    expect(store.getState().otherOpening).toEqual({ name: 'other.csv', progress: null })
    store.getState().cancelBeside()
    await opening
    expect(store.getState()).toMatchObject({ otherName: null, otherOpening: null, figureAgainst: 'study' })
    expect(store.getState().figureFailure).toBeNull()
    expect(ended).toBe(1)
    await beside('other.csv', other)
    stop()
    expect(told).toContain(60)
    expect(store.getState().comparedFigure?.terms.names).toEqual(['export.csv', 'other.csv'])
    store.getState().compareFigure('study')
    expect(ended).toBe(2)
  })

  it('is not told of the dataset that comes after', async () => {
    await beside('other.csv', other)
    await open('third.csv', csv)
    expect(store.getState().comparedFigure).toBeNull()
  })
})
