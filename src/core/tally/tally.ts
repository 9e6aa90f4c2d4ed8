import { Aggregates } from './aggregate'
import type { Codes, SessionColumns } from './columns'
import { makeSet } from './cube'
import type { Cubes, Key } from './cubes'
import { type Filter, keeps, leavesOf } from './filter'
import type { Values } from './kept-sets'
import { type Question, textOf } from './question'

/** One column of an answer, by the name the statement gives it. */
export interface TallyColumn {
  readonly name: string
  readonly values: unknown[]
}

/**
 * Answers a question from the columns it needs: as the engine would, a row a cell of each grouping set, in no order. What
 * adds up is added up once per cell of a cube and rolled up from there; users and values in order are looked at once in each
 * grouping set under a filter. A sum of nothing is 0 and not null, and no row stands for no session.
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
  const filtered = textOf(filter)
  // A set is the same whatever the order of its keys.
  const keysOfSets = question.sets.map((set) => set.map((key) => places[key]!).sort((a, b) => a - b))
  const sets = keysOfSets.map((of) =>
    kept.sets.set(`${of.join(' ')} ${filtered}`, () => makeSet(kept.cube, of, isKept)),
  )
  const aggregates = new Aggregates(question.aggregates, columns, kept, sets)
  kept.sets.tidy()
  const values = sets.map(({ set }, s) => {
    const taken = question.sets[s]!
    return question.items.map(({ of }): Values => {
      if (of.kind === 'grouping') return new Array(set.cells).fill(maskOf(keys.length, taken))
      if (of.kind === 'cell') return aggregates.values(of.of, s)
      if (!taken.includes(of.key)) return new Array(set.cells).fill(null)
      const { values: labels } = keys[of.key]!.codes
      return labelled(set.codesAt[keysOfSets[s]!.indexOf(places[of.key]!)]!, labels)
    })
  })
  return question.items.map(({ name }, i) => ({ name, values: joined(values.map((of) => of[i]!)) }))
}

// Loops, since a typed array is many times slower through its iterator.
function labelled(codes: Uint16Array, labels: readonly unknown[]): unknown[] {
  const made = new Array<unknown>(codes.length)
  for (let i = 0; i < codes.length; i++) made[i] = labels[codes[i]!]
  return made
}

function joined(parts: readonly Values[]): unknown[] {
  const made = new Array<unknown>(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) for (let i = 0; i < part.length; i++) made[at++] = part[i]
  return made
}

const TRUTHS = [false, true]
const truths = (mask: Uint8Array): Codes => ({ codes: Uint16Array.from(mask), values: TRUTHS })

/** The first key highest, set where it is not taken. */
const maskOf = (keys: number, taken: readonly number[]): number =>
  Array.from({ length: keys }, (_, key) => (taken.includes(key) ? 0 : 2 ** (keys - 1 - key))).reduce((a, b) => a + b, 0)
