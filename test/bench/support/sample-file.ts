import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A file of synthetic sessions, made by the program's own generator the first time it is asked for. */
export async function sampleFile(sessions: number, seed = 3): Promise<string> {
  const folder = path.join(os.tmpdir(), 'session-explorer-bench')
  const file = path.join(folder, `sessions-${sessions}${seed === 3 ? '' : `-seed-${seed}`}.parquet`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  console.log(`Making ${file}, which takes about ${Math.ceil(sessions / 25_000)} s …`)
  const args = ['run', '-s', 'cli', '--', 'sample', '--sessions', String(sessions), '--seed', String(seed), '-o', file]
  const [code] = await once(spawn('npm', args, { stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error('the sample could not be made')
  return file
}
