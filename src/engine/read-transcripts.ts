import { type Preparation, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import type { TranscriptResult } from '#core/transcript/transcript-result'
import { type SessionTurns, TurnStore } from '#core/transcript/turn-store'
import { type ByteSource, DamagedFile } from './byte-source'
import { breathe } from './connection'
import { textLines } from './text-lines'

const BREATHE_MS = 50

/**
 * What was said in each session of some transcripts, cut as the study does unless told otherwise; none where they are no
 * transcripts, or the signal is aborted.
 */
export async function readSaid(
  sources: readonly ByteSource[],
  signal: AbortSignal,
  { turn, whole }: Pick<Preparation, 'turn' | 'whole'> = STUDY_PREPARATION,
): Promise<readonly SessionTurns[]> {
  const reader = new TranscriptReader(new TurnStore({ turn, session: whole }))
  return (await readFiles(sources, reader, signal))?.said ?? []
}

/** Reads files into a reader, and stops between two lines when the signal says so: then there is no result. */
export async function readFiles(
  sources: readonly ByteSource[],
  reader: TranscriptReader,
  signal: AbortSignal,
): Promise<TranscriptResult | null> {
  let last = performance.now()
  for (const source of sources) {
    reader.beginFile(source.name)
    try {
      for await (const line of textLines(source)) {
        reader.readLine(line)
        if (performance.now() - last < BREATHE_MS) continue
        await breathe()
        last = performance.now()
        if (signal.aborted) return null
      }
      reader.endFile()
    } catch (error) {
      // One of ten thousand files can vanish or be locked while the others are read.
      if (!(error instanceof DamagedFile)) throw error
      reader.cutFileShort(error.message)
    }
  }
  return reader.finish()
}
