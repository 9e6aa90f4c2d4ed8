import type { KeyValue } from '../pivot/dimension'
import type { AtomsShape } from '../sql/compile-atoms'
import type { Key } from './key'
import type { ResultTable } from './result-table'

/** Sessions that no view tells apart. */
export interface Atom {
  readonly n: number
  /** Null where users are not known. */
  readonly users: number | null
  /** Per view; null where its filters leave these sessions out. */
  readonly views: readonly (AtomInView | null)[]
}

export interface AtomInView {
  readonly row: Key
  readonly column: Key
  /** By denominator of the plan: whether these sessions are in it. */
  readonly bases: readonly boolean[]
  /** By measure of the plan: whether a rate counts them. */
  readonly successes: readonly boolean[]
}

/** Reads the answer by its shape. Nothing is withheld in it: it must not reach a screen, a file or a log. */
export function readAtoms(answer: ResultTable, shape: AtomsShape): Atom[] {
  const at = (name: string, i: number): unknown => answer.column(name).at(i)
  const isSet = (name: string, i: number): boolean => Number(at(name, i)) === 1
  return Array.from({ length: answer.rowCount }, (_, i) => ({
    n: Number(at(shape.n, i)),
    users: shape.users === null ? null : Number(at(shape.users, i)),
    views: shape.views.map(({ isIn, rowKeys, columnKeys, bases, successes }) =>
      isSet(isIn, i)
        ? {
            row: rowKeys.map((name) => at(name, i) as KeyValue),
            column: columnKeys.map((name) => at(name, i) as KeyValue),
            bases: bases.map((name) => isSet(name, i)),
            successes: successes.map((name) => name !== null && isSet(name, i)),
          }
        : null,
    ),
  }))
}
