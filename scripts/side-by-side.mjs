// Puts each slide of a deck as drawn, in its PDF and in its presentation through LibreOffice beside each other:
// npm run -s side-by-side -- FILE… --template study -o FOLDER. Needs LibreOffice, poppler and ImageMagick.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build-if-needed.mjs'

const WIDTH = 900
const GAP = 6

const args = process.argv.slice(2)
const place = args.findIndex((arg) => arg === '-o' || arg === '--output')
if (place < 0 || args[place + 1] === undefined) stop('side-by-side needs -o FOLDER, and what deck takes.')
const output = path.resolve(args[place + 1] ?? '')
const deck = args.toSpliced(place, 2)

/** @type {(words: string) => never} */
function stop(words) {
  console.error(words)
  process.exit(1)
}

/** @type {(command: string, given: readonly string[]) => void} */
function run(command, given) {
  const { status, error } = spawnSync(command, given, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (error) stop(`${command} is not there: ${error.message}`)
  if (status !== 0) stop(`${command} ended with ${status}.`)
}

/** @type {(folder: string) => string[]} */
const pictures = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.png') && !name.endsWith('@2x.png'))
    .sort()
    .map((name) => path.join(folder, name))

await buildIfNeeded()
const cli = path.resolve(import.meta.dirname, '../out/main/cli.js')
const folder = mkdtempSync(path.join(os.tmpdir(), 'side-by-side-'))
const at = (/** @type {string[]} */ ...names) => path.join(folder, ...names)
try {
  for (const name of ['drawn', 'pdf', 'office']) mkdirSync(at(name))
  run(process.execPath, [cli, 'deck', ...deck, '-o', `${at('drawn')}/`])
  run(process.execPath, [cli, 'deck', ...deck, '-o', at('deck.pdf')])
  run(process.execPath, [cli, 'deck', ...deck, '-o', at('deck.pptx')])
  const profile = `-env:UserInstallation=file://${at('profile')}`
  run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', at('office'), at('deck.pptx')])
  const size = ['-png', '-scale-to-x', String(WIDTH), '-scale-to-y', '-1']
  run('pdftoppm', [...size, at('deck.pdf'), at('pdf', 'page')])
  run('pdftoppm', [...size, at('office', 'deck.pdf'), at('office', 'page')])
  mkdirSync(output, { recursive: true })
  const [drawn, pdf, office] = [pictures(at('drawn')), pictures(at('pdf')), pictures(at('office'))]
  if (pdf.length !== drawn.length || office.length !== drawn.length)
    stop(`${drawn.length} slides are drawn, ${pdf.length} in the PDF and ${office.length} in the presentation.`)
  drawn.forEach((picture, i) => {
    const three = [picture, pdf[i] ?? '', office[i] ?? '']
    const sheet = path.join(output, path.basename(picture))
    run('montage', [...three, '-tile', '3x1', '-geometry', `${WIDTH}x+${GAP}+${GAP}`, '-background', '#888', sheet])
  })
  console.log(`Wrote ${drawn.length} sheets to ${output}: as drawn, in the PDF, in the presentation.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
