import { Aggregates, type Values } from './aggregate'
import type { Codes, SessionColumns } from './columns'
import { makeSet } from './cube'
import type { Cubes, Key } from './cubes'
import { type Filter, keeps, leavesOf } from './filter'
import { type Question, textOf } from './question'

/** One column of an answer, by the name the statement gives it. */
export interface TallyColumn {
  readonly name: string
  readonly values: unknown[]
}

/**
 * Answers a question from the columns it needs: as the engine would, a row a cell of each grouping set, in no order. What
 * adds up is added up once per cell of a cube and rolled up from there; users and values in order are looked at anew in each
 * grouping set. A sum of nothing is 0 and not null, and no row stands for no session.
 */
export function tally(question: Question, filter: Filter | null, columns: SessionColumns, cubes: Cubes): TallyColumn[] {
  const keys = question.keys.map((of): Key => ({ text: textOf(of), codes: columns.codes(of) }))
  const leaves = leavesOf(filter).map((leaf) => {
    const of = leaf.kind === 'among' ? leaf.key : leaf.condition
    return { text: textOf(of), codes: leaf.kind === 'among' ? columns.codes(of) : truths(columns.mask(of)) }
  })
  const known = new Set(keys.map(({ text }) => text))
  const kept = cubes.for([...keys, ...leaves.filter(({ text }) => !known.has(text) && known.add(text))])
  const isKept = keeps(filter, (leaf) => {
    const place = kept.place(textOf(leaf.kind === 'among' ? leaf.key : leaf.condition))
    const wanted = new Set<unknown>(leaf.kind === 'among' ? leaf.values : [true])
    const isIn = kept.keys[place]!.codes.values.map((v) => wanted.has(v))
    const codes = kept.cube.codesAt[place]!
    return (cell) => isIn[codes[cell]!]!
  })
  const places = keys.map(({ text }) => kept.place(text))
  const sets = question.sets.map((set) =>
    makeSet(
      kept.cube,
      set.map((key) => places[key]!),
      isKept,
    ),
  )
  const aggregates = new Aggregates(question.aggregates, columns, kept, sets)
  const values = sets.map((set, s) => {
    const taken = question.sets[s]!
    return question.items.map(({ of }): Values => {
      if (of.kind === 'grouping') return new Array(set.cells).fill(maskOf(keys.length, taken))
      if (of.kind === 'cell') return aggregates.values(of.of, s)
      const at = taken.indexOf(of.key)
      if (at < 0) return new Array(set.cells).fill(null)
      const { values: labels } = keys[of.key]!.codes
      return Array.from(set.codesAt[at]!, (code) => labels[code]!)
    })
  })
  return question.items.map(({ name }, i) => ({ name, values: values.flatMap((of) => Array.from(of[i]!)) }))
}

const TRUTHS = [false, true]
const truths = (mask: Uint8Array): Codes => ({ codes: Uint16Array.from(mask), values: TRUTHS })

/** The first key highest, set where it is not taken. */
const maskOf = (keys: number, taken: readonly number[]): number =>
  Array.from({ length: keys }, (_, key) => (taken.includes(key) ? 0 : 2 ** (keys - 1 - key))).reduce((a, b) => a + b, 0)
