import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { JsonPivot } from '#core/export/pivot-json'

const root = path.resolve(import.meta.dirname, '../../..')

/** Runs the built command line and answers what it prints. */
export function cli(...args: readonly string[]): string {
  const program = path.join(root, 'out/main/cli.js')
  return execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A pivot as the command line computes it. */
export const cliPivot = (...args: readonly string[]): JsonPivot =>
  JSON.parse(cli('pivot', ...args, '--format', 'json')) as JsonPivot

export const sampleFile = path.join(root, 'resources/sample/sessions.parquet')
