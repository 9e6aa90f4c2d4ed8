import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Bridge, createBridge, type FileRef } from '#core/channels'
import { writeReport } from '#core/report/report-file'
import { createServices } from '#main/services/services'
import { aReport } from '../../../core/report/a-report'
import { unwrap } from '../../../support/sessions-table'
import { folderWith, tempFolder } from '../../temp-folder'

/** A host that opens what it is told in its dialogs, asked as the page asks. */
function host(answers: { open?: string[]; save?: string } = {}) {
  const folder = tempFolder()
  const services = createServices({
    host: 'electron',
    version: '0',
    folder,
    announce: () => undefined,
    complain: () => undefined,
    log: (error) => {
      throw error
    },
    chooseFiles: async () => answers.open ?? [],
    chooseTarget: async () => answers.save ?? null,
  })
  const invoke = async (name: string, argument: unknown) => structuredClone(await services.answer(name, argument))
  const bridge: Bridge = createBridge({ invoke, subscribe: () => () => undefined })
  const choose = async (...files: string[]): Promise<FileRef[]> => {
    answers.open = files
    return unwrap(await bridge.call('files.choose', { what: 'files' }))
  }
  return { bridge, answers, choose, folder }
}

const text = writeReport(aReport)

describe('saving', () => {
  it('writes the paths of files the page was given, and no others that it names', async () => {
    const data = folderWith({ 'x.csv': 'a' })
    const { bridge, answers, choose } = host({ save: path.join(data, 'Mine.report.json') })
    const [ref] = await choose(path.join(data, 'x.csv'))
    const to = { kind: 'dialog', name: 'Mine' } as const
    const { saved } = unwrap(await bridge.call('report.save', { text, datasets: [[ref!.id]], to }))
    expect(saved).toMatchObject({ file: { name: 'Mine.report.json' }, place: data })
    const written = () => JSON.parse(readFileSync(path.join(data, 'Mine.report.json'), 'utf8'))
    expect(written().datasets[0].paths).toEqual([{ path: path.join(data, 'x.csv'), below: 'x.csv' }])
    // The report itself says /data/sessions.parquet.
    await bridge.call('report.save', { text, datasets: [['nonsense']], to: { kind: 'file', id: saved!.file.id } })
    expect(written().datasets[0].paths).toEqual([])
    expect(answers.save).toBeDefined()
  })

  it('writes over no file of the page that is not a report', async () => {
    const data = folderWith({ 'x.csv': 'precious' })
    const { bridge, choose } = host()
    const [ref] = await choose(path.join(data, 'x.csv'))
    const saved = await bridge.call('report.save', { text, datasets: [], to: { kind: 'file', id: ref!.id } })
    expect(saved).toMatchObject({ ok: false })
    expect(readFileSync(path.join(data, 'x.csv'), 'utf8')).toBe('precious')
  })

  it('gives a name its ending, and asks where the dialog could not know', async () => {
    const data = folderWith({ 'Q2.report.json': 'there' })
    const { bridge, answers } = host({ save: path.join(data, 'Q2.json') })
    const save = () => bridge.call('report.save', { text, datasets: [], to: { kind: 'dialog', name: 'x' } })
    expect(await save()).toMatchObject({ failure: { code: 'file-exists', file: 'Q2.report.json' } })
    answers.save = path.join(data, 'Q3')
    expect(unwrap(await save()).saved?.file.name).toBe('Q3.report.json')
    answers.save = path.join(data, 'Q2.report.json')
    expect(unwrap(await save()).saved?.file.name).toBe('Q2.report.json')
    delete answers.save
    expect(unwrap(await save()).saved).toBeNull()
  })

  it('without a dialog writes to a place by a plain name', async () => {
    const data = folderWith({ 'x.csv': 'a' })
    const { bridge, choose } = host()
    const [ref] = await choose(path.join(data, 'x.csv'))
    const places = unwrap(await bridge.call('places.list', { near: [ref!.id, '/etc'] }))
    expect(places[0]).toEqual({ id: ref!.id, name: data })
    const save = (name: string, place = ref!.id, isReplacing = false) =>
      bridge.call('report.save', { text, datasets: [], to: { kind: 'place', place, name, isReplacing } })
    expect(unwrap(await save('../up/Q2.report.json')).saved?.place).toBe(data)
    expect(unwrap(await save('Q2')).saved?.file.name).toBe('Q2.report.json')
    expect(await save('Q2')).toMatchObject({ failure: { code: 'file-exists' } })
    expect(await save('Q2', ref!.id, true)).toMatchObject({ ok: true })
    expect(await save('Q2', '/etc')).toMatchObject({ failure: { code: 'write-failed' } })
  })

  it('refuses what is no report', async () => {
    const { bridge } = host({ save: path.join(tempFolder(), 'x') })
    const to = { kind: 'dialog', name: 'x' } as const
    expect(await bridge.call('report.save', { text: 'x', datasets: [], to })).toMatchObject({
      failure: { code: 'not-a-report' },
    })
  })
})

describe('reading', () => {
  it('finds the dataset beside the report, and says where it is not', async () => {
    const data = folderWith({ 'x.csv': 'a', 'mine.report.json': '' })
    const paths = [{ path: '/nowhere/x.csv', below: 'x.csv' }]
    const report = { ...aReport, datasets: [{ ...aReport.datasets[0]!, paths }] }
    writeFileSync(path.join(data, 'mine.report.json'), writeReport(report))
    const { bridge, choose } = host()
    const [ref] = await choose(path.join(data, 'mine.report.json'))
    const read = async () => unwrap(await bridge.call('report.read', { id: ref!.id }))
    expect(await read()).toMatchObject({ text: writeReport(report), datasets: [[{ name: 'x.csv', size: 1 }]] })
    renameSync(path.join(data, 'x.csv'), path.join(data, 'y.csv'))
    expect((await read()).datasets).toEqual([null])
    expect(await bridge.call('report.read', { id: 'nonsense' })).toMatchObject({ ok: false })
  })
})

describe('drafts', () => {
  it('are kept, replaced, listed, read and discarded', async () => {
    const { bridge } = host()
    const write = async (id: string | null) => unwrap(await bridge.call('draft.write', { id, text, datasets: [] })).id
    const first = await write(null)
    expect(await write(first)).toBe(first)
    const second = await write(null)
    const list = async () => unwrap(await bridge.call('draft.list', null))
    expect((await list()).map(({ id }) => id).sort()).toEqual([first, second].sort())
    expect((await list())[0]).toMatchObject({ name: 'sessions.parquet', views: 2 })
    expect(unwrap(await bridge.call('draft.read', { id: first })).datasets).toEqual([null])
    await bridge.call('draft.discard', { id: first })
    await bridge.call('draft.discard', { id: second })
    expect(await list()).toEqual([])
  })

  it('are the ten newest, and none outside of their folder', async () => {
    const { bridge } = host()
    for (let i = 0; i < 12; i++) await bridge.call('draft.write', { id: null, text, datasets: [] })
    expect(unwrap(await bridge.call('draft.list', null))).toHaveLength(10)
    for (const id of ['../settings', '', 'x']) {
      expect(await bridge.call('draft.read', { id })).toMatchObject({ ok: false })
      expect(await bridge.call('draft.discard', { id })).toMatchObject({ ok: false })
    }
  })
})
