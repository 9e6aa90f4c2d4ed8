import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import { formatBytes } from '#core/format/number'
import type { DeckModel } from '#core/slide/slide-model'
import { writeAtomically } from '../services/atomic-write'
import { findBrowser } from '../services/find-browser'
import { writePptx } from '../services/pptx/write-pptx'
import { type DeckPrinter, openPrinter } from '../services/print/deck-printer'
import { usage } from './outcome'

/** Where a deck goes, and as what. */
export interface DeckForm {
  readonly kind: 'pdf' | 'handout' | 'pptx' | 'pictures'
  readonly output: string
}

/** The page is built beside the command line. */
const PAGES = path.join(import.meta.dirname, '../renderer')
const DOCUMENT = { mode: 0o666 }
const SCALES = [1, 2] as const

/** What an output is by its name: a folder ends in a slash, or is there. */
export async function deckForm(output: string, isHandout: boolean): Promise<Result<DeckForm>> {
  const isFolder = /[\\/]$/.test(output) || (await stat(output).catch(() => null))?.isDirectory() === true
  if (isFolder) return ok({ kind: 'pictures', output })
  const ending = path.extname(output).toLowerCase()
  if (ending === '.pptx') return ok({ kind: 'pptx', output })
  if (ending === '.pdf') return ok({ kind: isHandout ? 'handout' : 'pdf', output })
  return usage('deck writes a .pdf, a .pptx, or pictures into a FOLDER/')
}

/** Writes a deck; the files with their sizes. */
export async function writeDeckFiles(deck: DeckModel, { kind, output }: DeckForm): Promise<Result<string[]>> {
  if (kind === 'pptx') {
    const bytes = await writePptx(deck)
    return write(output, bytes)
  }
  return withPrinter(async (printer) => {
    if (kind === 'pictures') {
      const pictures = await printer.pictures(deck, SCALES)
      if (!pictures.ok) return pictures
      for (const { number, svg, pngs } of pictures.value) {
        const name = path.join(output, `slide-${String(number).padStart(2, '0')}`)
        const files: [string, string | Uint8Array][] = [
          [`${name}.svg`, svg],
          [`${name}.png`, pngs[0]!],
          [`${name}@2x.png`, pngs[1]!],
        ]
        for (const [file, content] of files) {
          const written = await writeAtomically(file, content, DOCUMENT)
          if (!written.ok) return written
        }
      }
      return ok([`${pictures.value.length * 3} pictures`])
    }
    const bytes = await printer.pdf(deck, kind === 'handout' ? 'handout' : 'slides')
    return bytes.ok ? write(output, bytes.value) : bytes
  })
}

async function withPrinter<T>(work: (printer: DeckPrinter) => Promise<Result<T>>): Promise<Result<T>> {
  const browser = findBrowser()
  if (!browser) return fail({ code: 'no-print-browser', detail: 'none of the Chromium family was found' })
  const printer = await openPrinter(browser, PAGES)
  if (!printer.ok) return printer
  try {
    return await work(printer.value)
  } finally {
    await printer.value.close()
  }
}

async function write(file: string, bytes: Uint8Array): Promise<Result<string[]>> {
  const written = await writeAtomically(file, bytes, DOCUMENT)
  return written.ok ? ok([`${path.basename(file)} ${formatBytes(bytes.length)}`]) : written
}
