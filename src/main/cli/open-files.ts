import { stat } from 'node:fs/promises'
import path from 'node:path'
import { saidLabel } from '#core/classify/label-record'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { type ByteSource, lostSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { startEngine } from '#engine/wasm-node'
import { readLabels } from '../services/classify/read-labels'
import { listFolder } from '../services/list-folder'
import { pathSource } from '../services/path-source'
import { numberOption } from './command-line'
import { WASM_FILES } from './wasm-files'

/** The files meant by the paths of a command line; a folder means the data files in it. */
export async function sourcesOf(paths: readonly string[]): Promise<Result<ByteSource[]>> {
  const sources: ByteSource[] = []
  for (const given of paths) {
    const found = await stat(given).catch(() => null)
    if (!found) return fail({ code: 'file-gone', file: given })
    if (!found.isDirectory()) {
      sources.push(pathSource(path.basename(given), given, found.size))
      continue
    }
    const listed = await listFolder(given)
    if (!listed.ok) return listed
    for (const file of listed.value.files) {
      const size = (await stat(file.path).catch(() => null))?.size
      sources.push(size === undefined ? lostSource(file.name, 'ENOENT') : pathSource(file.name, file.path, size))
    }
    for (const { name, why } of listed.value.locked) sources.push(lostSource(name, why))
  }
  return ok(sources)
}

/** What a dataset made of these paths is called. */
export const nameOf = (paths: readonly string[]): string =>
  paths.length === 1 ? path.basename(path.resolve(paths[0]!)) : `${paths.length} files`

export interface OpenedFiles {
  readonly engine: Engine
  readonly table: SessionsTable
  readonly sources: readonly ByteSource[]
}

/**
 * Starts an engine and opens the files in it.
 *
 * @param given what `--sample` says, one session in so many is taken; and `--labels`, journals whose labels become columns
 */
export async function openFiles(
  paths: readonly string[],
  given: { readonly sample?: string | undefined; readonly labels?: readonly string[] | undefined },
  mapping?: MappingChoice,
): Promise<Result<OpenedFiles>> {
  const oneIn = numberOption('sample', given.sample, 1)
  if (!oneIn.ok) return oneIn
  const labels = await readLabels(given.labels ?? [])
  if (!labels.ok) return labels
  const sources = await sourcesOf(paths)
  if (!sources.ok) return sources
  const engine = await startEngine(WASM_FILES)
  if (!engine.ok) return engine
  const signal = new AbortController().signal
  const table = await engine.value.open(sources.value, {
    name: nameOf(paths),
    signal,
    oneIn: oneIn.value,
    ...(mapping && { mapping }),
    labels: labels.value.map(saidLabel),
  })
  return table.ok ? ok({ engine: engine.value, table: table.value, sources: sources.value }) : table
}
