import type { TableColumn } from './sessions-table'

/** So many columns are listed at once; each is a row with a chooser, and thousands of them stop a window. */
export const MOST_COLUMNS_LISTED = 200

/**
 * The columns to list for what is searched for, part of a name in the export or of the field it is taken for.
 *
 * Where they are too many, those that are taken for a field come first; otherwise they stand in the export's order.
 */
export function columnsShown<Column extends Pick<TableColumn, 'source' | 'name' | 'field'>>(
  columns: readonly Column[],
  search: string,
): { readonly listed: readonly Column[]; readonly found: number } {
  const wanted = search.trim().toLowerCase()
  const found = columns.filter(({ source, name }) => `${source}\n${name}`.toLowerCase().includes(wanted))
  if (found.length <= MOST_COLUMNS_LISTED) return { listed: found, found: found.length }
  const isTaken = ({ field }: Column) => field !== null
  const ordered = [...found.filter(isTaken), ...found.filter((column) => !isTaken(column))]
  return { listed: ordered.slice(0, MOST_COLUMNS_LISTED), found: found.length }
}
