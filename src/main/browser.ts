/** The browser host's entry: `node out/main/browser.js [--no-open] [FILE...]`. */
import path from 'node:path'
import { version } from '../../package.json'
import { run } from './browser/run'

const pages = path.join(import.meta.dirname, '../renderer')
process.exit(await run({ argv: process.argv.slice(2), version, pages }))
