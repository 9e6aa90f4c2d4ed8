import type { PostingText } from '#core/classify/rubrics/task-price'
import { ok, type Result } from '#core/failure'
import { isTextColumn, postingTexts } from '#core/value/sessions/posting-texts'
import type { PostingTexts } from '#core/value/sessions/works-of-sessions'
import { rewritesInJournal } from '#core/value/study/study-of-journal'
import type { LastingEngine } from '#engine/lasting-engine'
import type { AppState } from '../app-state'

/** Sessions as a client would advertise their work: as the export has it, and where it has not, as a model rewrote them. */
export async function textsOf(
  engine: Pick<LastingEngine, 'read'>,
  { table, request, labelJournal }: Pick<AppState, 'table' | 'request' | 'labelJournal'>,
): Promise<Result<PostingTexts>> {
  const texts = new Map<string, PostingText>(rewritesInJournal(labelJournal?.labels ?? []))
  const session = table?.columns.find(({ kind }) => kind === 'session')?.source
  if (!request || !session || !table?.columns.some(({ source }) => isTextColumn(source))) return ok(texts)
  const columns = table.columns.map(({ source }) => source).filter((name) => name === session || isTextColumn(name))
  const read = await engine.read(request.sources, {
    signal: new AbortController().signal,
    onProgress: () => {},
    columns,
  })
  if (!read.ok) return read
  for (const [id, text] of postingTexts(read.value.columns, session)) texts.set(id, text)
  return ok(texts)
}
