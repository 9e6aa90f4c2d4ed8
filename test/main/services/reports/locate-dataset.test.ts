import { mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { ReportDataset } from '#core/report/report'
import { locateDataset, reportPaths } from '#main/services/reports/locate-dataset'
import { aReport } from '../../../core/report/a-report'
import { folderWith, tempFolder } from '../../temp-folder'

const dataset = (paths: ReportDataset['paths'], isSample = false): ReportDataset => ({
  ...(aReport.datasets[0] as ReportDataset),
  paths,
  isSample,
})

test('a dataset is found where it was', async () => {
  const data = path.join(folderWith({ 'x.csv': '' }), 'x.csv')
  const paths = reportPaths([data], tempFolder())
  expect(paths).toEqual([{ path: data, below: null }])
  expect(await locateDataset(dataset(paths), tempFolder(), null)).toEqual([data])
})

test('a dataset that lies by its report is found when both are moved together', async () => {
  const before = folderWith({ 'data/x.csv': '', 'data/y.csv': '' })
  const paths = reportPaths(
    ['x.csv', 'y.csv'].map((name) => path.join(before, 'data', name)),
    before,
  )
  expect(paths.map(({ below }) => below)).toEqual(['data/x.csv', 'data/y.csv'])
  const after = path.join(tempFolder(), 'elsewhere')
  mkdirSync(path.dirname(after), { recursive: true })
  renameSync(before, after)
  mkdirSync(before)
  expect(await locateDataset(dataset(paths), after, null)).toEqual([
    path.join(after, 'data/x.csv'),
    path.join(after, 'data/y.csv'),
  ])
})

test('a dataset of which a file is missing is not found', async () => {
  const data = folderWith({ 'x.csv': '' })
  const paths = reportPaths([path.join(data, 'x.csv'), path.join(data, 'gone.csv')], null)
  expect(await locateDataset(dataset(paths), null, null)).toBeNull()
  expect(await locateDataset(dataset([]), null, null)).toBeNull()
})

test('a report leads to no other machine, and out of its folder only by a path that says so', async () => {
  const data = folderWith({ 'x.csv': '', 'report/y.csv': '' })
  const folder = path.join(data, 'report')
  const lead = (below: string | null, absolute: string) =>
    locateDataset(dataset([{ path: absolute, below }]), folder, null)
  expect(await lead('../x.csv', '/nothing')).toBeNull()
  expect(await lead(path.join(data, 'x.csv'), '/nothing')).toBeNull()
  expect(await lead(null, `/${data}/x.csv`)).toBeNull()
  expect(await lead(null, '\\\\server\\share\\x.csv')).toBeNull()
  expect(await lead(null, 'y.csv')).toBeNull()
  expect(await lead('y.csv', '/nothing')).toEqual([path.join(folder, 'y.csv')])
})

test('the sample is where the program is', async () => {
  expect(await locateDataset(dataset([], true), null, '/program/sample.parquet')).toEqual(['/program/sample.parquet'])
  expect(await locateDataset(dataset([], true), null, null)).toBeNull()
})
