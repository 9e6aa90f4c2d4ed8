import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { writeAtomically } from '#main/services/atomic-write'
import { folderWith, tempFolder } from '../temp-folder'

test('makes the folders on the way and leaves nothing but the file', async () => {
  const folder = path.join(tempFolder(), 'a', 'b')
  expect(await writeAtomically(path.join(folder, 'x.json'), 'one')).toEqual({ ok: true, value: null })
  expect(readdirSync(folder)).toEqual(['x.json'])
  expect(readFileSync(path.join(folder, 'x.json'), 'utf8')).toBe('one')
})

test('replaces the file by another one, never writes into it', async () => {
  const folder = folderWith({ 'x.json': 'old' })
  const before = statSync(path.join(folder, 'x.json')).ino
  await writeAtomically(path.join(folder, 'x.json'), 'new')
  expect(readFileSync(path.join(folder, 'x.json'), 'utf8')).toBe('new')
  expect(statSync(path.join(folder, 'x.json')).ino).not.toBe(before)
})

test('keeps the old content and cleans up where it cannot write, and names no path', async () => {
  const folder = folderWith({ 'busy/x.txt': '' })
  const result = await writeAtomically(path.join(folder, 'busy'), 'new')
  expect(result).toMatchObject({ ok: false, failure: { code: 'write-failed', file: 'busy' } })
  expect(JSON.stringify(result)).not.toContain(folder)
  expect(readdirSync(folder)).toEqual(['busy'])

  expect(await writeAtomically(path.join(folder, 'busy', 'x.txt', 'y'), 'new')).toMatchObject({
    failure: { code: 'write-failed', file: 'y', detail: 'EEXIST' },
  })
})

test('removes what a killed process left of the same file, and nothing of a living one or of another file', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const left = `x.csv.${dead}-0123456789ab.tmp`
  const others = [`x.csv.${process.pid}-0123456789ab.tmp`, `y.csv.${dead}-0123456789ab.tmp`, `x.csv.${dead}.tmp`]
  const folder = folderWith(Object.fromEntries([left, ...others].map((name) => [name, 'half'])))
  await writeAtomically(path.join(folder, 'x.csv'), 'new')
  expect(readdirSync(folder).sort()).toEqual(['x.csv', ...others].sort())
})

/** A program that writes two files without end; with a third argument it hears the signal itself, and ends as it likes. */
async function writingProgram(): Promise<string> {
  const folder = folderWith({
    'writing.ts': `
      import { writeAtomically } from '${path.resolve('src/main/services/atomic-write')}'
      import { setTimeout } from 'node:timers/promises'
      async function* endless() { for (;;) { yield new Uint8Array(1000); await setTimeout(1) } }
      if (process.argv[3]) process.on('SIGTERM', () => process.exit(7))
      for (const name of ['/a.csv', '/b.csv']) void writeAtomically(process.argv[2] + name, endless())
      await setTimeout(300)
      console.log('writing')`,
  })
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve('.'),
    build: { ssr: path.join(folder, 'writing.ts'), outDir: folder, target: 'node20' },
  })
  return path.join(folder, 'writing.js')
}

test('leaves nothing of what is being written when the program is told to end, and ends', async () => {
  const program = await writingProgram()
  const ended = async (...args: string[]) => {
    const folder = tempFolder()
    const child = spawn(process.execPath, [program, folder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    expect(readdirSync(folder)).toHaveLength(2)
    child.kill('SIGTERM')
    return { exit: await once(child, 'exit'), left: readdirSync(folder).length }
  }
  expect(await ended()).toEqual({ exit: [null, 'SIGTERM'], left: 0 })
  // Who hears the signal may yet finish what is written.
  expect(await ended('hears')).toEqual({ exit: [7, null], left: 2 })
})
