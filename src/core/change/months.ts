import { columnOf, type SessionsTable } from '../dataset/sessions-table'

/** The months of a dataset in order, `2025-10`; none where it does not know them. */
export const monthsOf = (table: SessionsTable): string[] => [...(columnOf(table, 'month')?.labels ?? [])].sort()

/** Months from January of the year 0 on: months that follow each other are 1 apart. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
