import { useEffect, useMemo, useState } from 'react'
import type { TableColumn } from '#core/dataset/sessions-table'
import { useAppStore } from '../../store/use-app'

/** Rows asked for at once. */
const PAGE = 100
/** Pages kept: what was passed longest ago is asked for again. */
const MOST_PAGES = 100

type Row = readonly string[]

/**
 * The rows of a long list, asked for page by page as they come into view. While one page is being read no other is asked
 * for; the next one is then what is in view, so that pages scrolled past are not read at all.
 *
 * @returns the values of a row, or undefined while they are not here
 */
export function useRowPages(
  places: readonly number[],
  columns: readonly TableColumn[],
  first: number,
  last: number,
): (row: number) => Row | undefined {
  const store = useAppStore()
  const [, setRead] = useState(0)
  const pages = useMemo(() => new Pages(places, columns), [places, columns])
  const wanted = pages.missing(first, last)
  useEffect(() => {
    if (wanted === null || pages.isReading) return
    const controller = new AbortController()
    pages.isReading = true
    void store
      .getState()
      .readRows(columns, pages.placesOf(wanted), controller.signal)
      .then((read) => {
        pages.isReading = false
        if (read.ok) pages.keep(wanted, read.value)
        else if (read.failure.code !== 'cancelled') return store.getState().fail(read.failure)
        setRead((times) => times + 1)
      })
  })
  return (row) => pages.at(row)
}

class Pages {
  readonly #pages = new Map<number, readonly (Row | undefined)[]>()
  isReading = false

  constructor(
    private readonly places: readonly number[],
    readonly columns: readonly TableColumn[],
  ) {}

  /** The first page with rows between two that is not here; null when all are. */
  missing(first: number, last: number): number | null {
    if (this.places.length === 0 || last < first) return null
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (!this.#pages.has(page)) return page
    }
    return null
  }

  placesOf(page: number): readonly number[] {
    return this.places.slice(page * PAGE, (page + 1) * PAGE)
  }

  keep(page: number, rows: ReadonlyMap<number, Row>): void {
    this.#pages.set(
      page,
      this.placesOf(page).map((place) => rows.get(place)),
    )
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest)
  }

  at(row: number): Row | undefined {
    return this.#pages.get(Math.floor(row / PAGE))?.[row % PAGE]
  }
}
