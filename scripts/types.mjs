// Checks the types of every layer, each against the libraries it may see.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const LAYERS = ['src/core', 'src/engine', 'src/main', 'src/preload', 'src/renderer', 'test']
const root = path.resolve(import.meta.dirname, '..')
const tsc = path.join(root, 'node_modules/typescript7/bin/tsc')

const failed = LAYERS.filter((layer) => {
  const { status } = spawnSync(process.execPath, [tsc, '-p', layer], { cwd: root, stdio: 'inherit' })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`Types do not fit in ${failed.join(', ')}.`)
  process.exit(1)
}
