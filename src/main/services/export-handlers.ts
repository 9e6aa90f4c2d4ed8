import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import type { Handlers } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { writeAtomically } from './atomic-write'
import type { FileRegistry } from './file-registry'
import { placeName } from './place-name'
import { targetPath } from './reports/places'

interface ExportPorts {
  readonly files: FileRegistry
  readonly chooseTarget?: ((name: string) => Promise<string | null>) | undefined
}

/** A file on its way in. */
interface Incoming {
  readonly path: string
  readonly bytes: PassThrough
  readonly written: Promise<Result<null>>
}

type ExportChannels = Extract<keyof Handlers, `export.${string}`>

const DOCUMENT = 0o666

/** The answers to a page that writes a large file in parts: it is there under its name only when it is whole. */
export function exportHandlers({ files, chooseTarget }: ExportPorts): Pick<Handlers, ExportChannels> {
  const incoming = new Map<string, Incoming>()
  const gone = () => fail({ code: 'cancelled' })

  return {
    'export.begin': async ({ to, ending }) => {
      const target = await targetPath(to, ending, { files, chooseTarget })
      if (!target.ok) return target
      if (target.value === null) return ok(null)
      const bytes = new PassThrough()
      // Whoever waits for a part hears of it; nobody may be waiting.
      bytes.on('error', () => undefined)
      const id = randomUUID()
      incoming.set(id, { path: target.value, bytes, written: writeAtomically(target.value, bytes, { mode: DOCUMENT }) })
      return ok({ id })
    },

    'export.append': async ({ id, base64 }) => {
      const file = incoming.get(id)
      if (!file) return gone()
      const isTaken = new Promise<Result<null>>((resolve) => {
        file.bytes.write(Buffer.from(base64, 'base64'), () => resolve(ok(null)))
      })
      // A full disk ends the writing, and then nobody takes what is sent.
      const first = await Promise.race([isTaken, file.written])
      if (!first.ok) incoming.delete(id)
      return first
    },

    'export.finish': async ({ id }) => {
      const file = incoming.get(id)
      if (!file) return gone()
      incoming.delete(id)
      file.bytes.end()
      const written = await file.written
      return written.ok ? ok({ name: path.basename(file.path), place: placeName(path.dirname(file.path)) }) : written
    },

    'export.cancel': async ({ id }) => {
      const file = incoming.get(id)
      incoming.delete(id)
      file?.bytes.destroy(Object.assign(new Error('cancelled'), { code: 'ECANCELED' }))
      await file?.written
      return ok(null)
    },
  }
}
