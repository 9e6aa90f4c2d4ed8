import { SIZE_FIELDS, type SizeField, type Work } from '../estimator'

/** Columns of sessions as they are answered, a row a session. */
export interface SessionColumns {
  readonly rowCount: number
  readonly columns: readonly { readonly name: string; readonly values: readonly unknown[] }[]
}

/** What somebody wrote of the work of sessions as a client would advertise it, by session. */
export type PostingTexts = ReadonlyMap<string, NonNullable<Work['text']>>

export interface WorkOfSession extends Work {
  readonly session: string
  readonly month: string | null
}

/** Sessions as work to be priced, in their order. */
export function worksOfSessions(
  { rowCount, columns }: SessionColumns,
  texts: PostingTexts = new Map(),
): WorkOfSession[] {
  const byName = new Map(columns.map(({ name, values }) => [name, values]))
  const textAt = (name: string, row: number): string | null => {
    const value = byName.get(name)?.[row]
    return value === null || value === undefined ? null : String(value)
  }
  const sizes = SIZE_FIELDS.filter((field) => byName.has(field))
  const told = byName.get('told')
  return Array.from({ length: rowCount }, (_, row) => {
    const size: Partial<Record<SizeField, number>> = {}
    for (const field of sizes) {
      const value = byName.get(field)![row]
      if (typeof value === 'number' && Number.isFinite(value)) size[field] = value
    }
    const session = String(byName.get('session')![row])
    const price = told?.[row]
    return {
      session,
      month: textAt('month', row),
      text: texts.get(session) ?? null,
      category: null,
      workMode: textAt('work_mode', row),
      workOccupation: textAt('work_occupation', row),
      size,
      told: typeof price === 'number' && price > 0 ? price : null,
    }
  })
}
