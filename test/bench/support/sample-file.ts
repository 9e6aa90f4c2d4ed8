import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// Benchmarks are run from the root of the repository.
const generator = path.resolve('src/core/sample')

/** What the generator is, in eight digits: another one makes other files. */
const digest = (): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(generator).sort()) hash.update(readFileSync(path.join(generator, name)))
  return hash.digest('hex').slice(0, 8)
}

/** A file of synthetic sessions, made by the program's own generator the first time it is asked for. */
export async function sampleFile(sessions: number, seed = 3): Promise<string> {
  const folder = path.join(os.tmpdir(), 'session-explorer-bench')
  const file = path.join(folder, `sessions-${sessions}-seed-${seed}-${digest()}.parquet`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  console.log(`Making ${file}, which takes about ${Math.ceil(sessions / 25_000)} s …`)
  const args = ['run', '-s', 'cli', '--', 'sample', '--sessions', String(sessions), '--seed', String(seed), '-o', file]
  const [code] = await once(spawn('npm', args, { stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error('the sample could not be made')
  return file
}
