import type { Notice } from '../dataset/notice'
import { setAsideWords } from '../dataset/notice-text'
import { leftOutRows } from '../regression/dropped-text'
import type { PanelResult } from './figure-result'

/** Sessions that measures leave out for one reason, of each set that stands beside another. */
export interface LeftOutOf {
  readonly why: string
  /** The measures that leave out as many. */
  readonly measures: readonly string[]
  readonly isAll: boolean
  /** Null where a set has no such sample. */
  readonly n: readonly (number | null)[]
}

/**
 * What panels leave out of the samples of their measures, of one set of sessions or of several side by side: by reason, and where
 * measures differ by measure.
 */
export function leftOutOf(panels: readonly PanelResult[]): LeftOutOf[] {
  const samples = panels.map((panel) => (panel.failure === null ? (panel.dropped ?? []) : []))
  const measures = [...new Set(samples.flatMap((of) => of.map(({ measure }) => measure)))]
  const of = measures.map((measure) =>
    samples.map((own) => own.find((one) => one.measure === measure)?.dropped ?? null),
  )
  const known = of.flat().filter((dropped) => dropped !== null)
  return leftOutRows(known).flatMap(({ why, n }) => {
    const counts = [...n]
    const byCounts = new Map<string, { readonly measures: string[]; readonly n: readonly (number | null)[] }>()
    for (const [i, sets] of of.entries()) {
      const own = sets.map((dropped) => (dropped === null ? null : counts.shift()!))
      if (own.every((count) => !count)) continue
      const same = byCounts.get(JSON.stringify(own))
      if (same) same.measures.push(measures[i]!)
      else byCounts.set(JSON.stringify(own), { measures: [measures[i]!], n: own })
    }
    return [...byCounts.values()].map((one) => ({ why, isAll: one.measures.length === measures.length, ...one }))
  })
}

/** Measures of a reason in words. */
export const measuresText = ({ measures, isAll }: LeftOutOf): string =>
  isAll && measures.length > 1 ? `all ${measures.length}` : measures.join(', ')

/** Rows of a file that are no sessions of its dataset, for one reason. */
export interface RowsSetAside {
  readonly why: string
  readonly n: number
}

/** Rows of files that were set aside when they were opened, a line a reason. */
export const rowsSetAside = (notices: readonly Notice[]): RowsSetAside[] =>
  notices.flatMap((notice) =>
    notice.code === 'rows-set-aside' ? [{ why: setAsideWords(notice.reason), n: notice.count }] : [],
  )
