import { distinctSpellings } from '#core/sql/compile-load'
import { type LoadRun, valuesOf } from './load-run'
import { hasEnum, type LoadingColumn } from './loading-column'

/**
 * Reads the spellings of a column in the staged batch; true when one was new. New labels enlarge the column's enum,
 * and too many of them make the column free text.
 *
 * @param isStored whether the sessions table is there already
 */
export async function learnSpellings(load: LoadRun, column: LoadingColumn, isStored: boolean): Promise<boolean> {
  const vocabulary = column.vocabulary!
  const before = vocabulary.labels.length
  const spellings = valuesOf(await load.run(distinctSpellings(column.mapped, load.tables)), 'spelling')
  const hasLearned = vocabulary.learn(spellings.map(String))
  if (vocabulary.isTooLarge) await leaveOut(load, column, isStored)
  else if (hasEnum(column) && vocabulary.labels.length > before) await setEnum(load, column, isStored)
  return hasLearned
}

/** Gives a column an enum of the labels met so far, in place of the one it had. */
export async function setEnum(load: LoadRun, column: LoadingColumn, isStored: boolean): Promise<void> {
  const { sessions } = load.tables
  const { labels } = column.vocabulary!
  const name = `${sessions} ${column.mapped.column} ${labels.length}`
  const before = column.enumName
  await load.createEnum(name, labels)
  column.enumName = name
  if (before === null) return
  if (isStored) {
    await load.run({ kind: 'set-column-type', table: sessions, column: column.mapped.column, type: { enum: name } })
  }
  // What was encoded to the old enum would hold on to it.
  await load.run({ kind: 'drop-table', name: load.tables.encoded })
  // A table leans on every type its columns ever had: those go when it goes.
  if (!isStored) await load.dropEnum(before)
}

async function leaveOut(load: LoadRun, column: LoadingColumn, isStored: boolean): Promise<void> {
  const { sessions, encoded } = load.tables
  column.isFreeText = true
  if (isStored) await load.run({ kind: 'drop-column', table: sessions, column: column.mapped.column })
  await load.run({ kind: 'drop-table', name: encoded })
  if (column.enumName !== null && !isStored) await load.dropEnum(column.enumName)
  column.enumName = null
}
