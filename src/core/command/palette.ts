import type { SessionsTable } from '../dataset/sessions-table'
import { WAYS, type Way } from '../export/ways'
import { MEASURES } from '../pivot/built-in-measures'
import { missingField } from '../pivot/definitions/resolve-measure'
import { dimensionsOf } from '../pivot/dimensions-of'
import type { AxisName } from '../pivot/edits'
import type { PivotSpec } from '../pivot/spec'
import type { Views } from '../report/view-edits'
import { COMMANDS, type CommandId } from './command'
import { fuzzyMatch } from './fuzzy-match'

/** What choosing an entry of the palette does. */
export type PaletteAction =
  | { readonly kind: 'command'; readonly command: CommandId }
  | { readonly kind: 'place'; readonly axis: AxisName; readonly dimension: string }
  | { readonly kind: 'filter'; readonly dimension: string }
  | { readonly kind: 'measure'; readonly measure: string }
  | { readonly kind: 'view' | 'beside'; readonly view: string }
  | { readonly kind: 'take'; readonly way: Way }
  | { readonly kind: 'fold'; readonly axis: AxisName; readonly isFolded: boolean }

export interface PaletteEntry {
  /** The same from one start of the program to the next. */
  readonly id: string
  readonly name: string
  readonly action: PaletteAction
  /** Why it cannot be chosen, or how things stand. */
  readonly hint?: string
  readonly isDisabled?: boolean
}

/** What the palette is made of; without a table there are only commands. */
export interface PaletteSubject extends Views {
  readonly table: SessionsTable | null
  readonly spec: PivotSpec
}

/** Everything that can be searched for: commands, fields on each shelf, measures and views. */
export function paletteEntries(
  { table, spec, views, shown }: PaletteSubject,
  isEnabled: (command: CommandId) => boolean,
): PaletteEntry[] {
  const commands = COMMANDS.filter(({ id }) => id !== 'palette').map(
    ({ id, name }): PaletteEntry => ({
      id,
      name,
      action: { kind: 'command', command: id },
      isDisabled: !isEnabled(id),
    }),
  )
  if (!table) return commands
  return [
    ...commands,
    ...WAYS.map(({ id, name, isCopy }): PaletteEntry => {
      const what = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
      return {
        id: `take ${id}`,
        name: isCopy ? `Copy the table ${what}` : `Save the table as ${name}`,
        action: { kind: 'take', way: id },
      }
    }),
    ...(['rows', 'columns'] as const).flatMap((axis) =>
      [true, false].map(
        (isFolded): PaletteEntry => ({
          id: `${isFolded ? 'collapse' : 'expand'} ${axis}`,
          name: `${isFolded ? 'Collapse' : 'Expand'} all ${axis}`,
          action: { kind: 'fold', axis, isFolded },
          ...(spec[axis].length < 2 && { isDisabled: true, hint: 'nothing nested' }),
        }),
      ),
    ),
    ...views.map(
      ({ id, name }): PaletteEntry => ({
        id: `view ${id}`,
        name: `View: ${name}`,
        action: { kind: 'view', view: id },
        ...(id === shown && { hint: 'shown' }),
      }),
    ),
    ...views
      .filter(({ id }) => id !== shown)
      .map(
        ({ id, name }): PaletteEntry => ({
          id: `beside ${id}`,
          name: `Beside: ${name}`,
          action: { kind: 'beside', view: id },
        }),
      ),
    ...MEASURES.map((measure) => measureEntry(measure, spec, missingField(measure, table))),
    ...spec.definitions.map((definition) => measureEntry(definition, spec, null)),
    ...(['rows', 'columns', 'filter'] as const).flatMap((where) =>
      dimensionsOf(table, spec.dimensions).map(
        ({ id, name, isTooFine }): PaletteEntry => ({
          id: `${where} ${id}`,
          name: `${SHELF_NAMES[where]}: ${name}`,
          action:
            where === 'filter' ? { kind: 'filter', dimension: id } : { kind: 'place', axis: where, dimension: id },
          ...(isTooFine && where !== 'filter' && { isDisabled: true, hint: 'too many values' }),
        }),
      ),
    ),
  ]
}

function measureEntry(
  { id, name }: { readonly id: string; readonly name: string },
  { measures }: PivotSpec,
  lacking: string | null,
): PaletteEntry {
  return {
    id: `measure ${id}`,
    name: `${measures.includes(id) ? 'Take out measure' : 'Measure'}: ${name}`,
    action: { kind: 'measure', measure: id },
    ...(lacking !== null && { isDisabled: true, hint: `needs ${lacking}` }),
  }
}

const SHELF_NAMES = { rows: 'Rows', columns: 'Columns', filter: 'Filter' } as const

export interface FoundEntry {
  readonly entry: PaletteEntry
  /** Places of the letters in its name that were looked for. */
  readonly places: readonly number[]
}

const MOST_FOUND = 60

/**
 * The entries that a search finds, the best first and of equals the one used last. Without a search those used last come
 * first, then all the others as they are.
 */
export function searchPalette(
  entries: readonly PaletteEntry[],
  search: string,
  recent: readonly string[],
): FoundEntry[] {
  const rank = (id: string) => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  return entries
    .flatMap((entry) => {
      const match = fuzzyMatch(search, entry.name)
      return match ? [{ entry, ...match }] : []
    })
    .sort(
      (a, b) =>
        Number(a.entry.isDisabled ?? false) - Number(b.entry.isDisabled ?? false) ||
        Math.floor(a.cost) - Math.floor(b.cost) ||
        rank(a.entry.id) - rank(b.entry.id) ||
        a.cost - b.cost,
    )
    .slice(0, MOST_FOUND)
    .map(({ entry, places }) => ({ entry, places }))
}

const MOST_RECENT = 12

/** The entries used last, newest first, with one more. */
export const withRecent = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, MOST_RECENT)
