import type { Codes, Ordered } from './columns'
import { type Cube, cellsOf, makeCube } from './cube'
import { KeptSets } from './kept-sets'
import { indexRanks, type RankIndex } from './ranks'
import { UserCells } from './user-cells'

/** A key by the text of its expression, with what every session has of it. */
export interface Key {
  readonly text: string
  readonly codes: Codes
}

/** A cube with what has been added up in it. */
export interface KeptCube {
  readonly keys: readonly Key[]
  readonly cube: Cube
  /** Its grouping sets that were asked for. */
  readonly sets: KeptSets
  /** Position of a key in the cube. */
  place(text: string): number
  /** What is added up, made the first time it is asked for. */
  amount(text: string, make: (cube: Cube) => Float64Array): Float64Array
  /** What users that come again have in each cell; the same users every time. */
  userCells(repeaters: Uint32Array): UserCells
  /** The sessions of each cell in an order, by a text that tells orders apart. */
  ranks(text: string, order: () => Ordered): RankIndex
}

/** More cubes than this are not kept; each holds a number a session. */
const MOST_CUBES = 4
/** Orders of sessions kept for each. */
const MOST_RANKS = 3
/** A cube takes in keys of earlier questions while it has fewer cells than this, and many sessions a cell. */
const MOST_CELLS = 1 << 16
const SESSIONS_A_CELL = 1024
const MOST_RECENT = 8

/**
 * The cubes of a table. One that has the keys of a question, whatever else it has, answers it without a look at the
 * sessions; so a new one also takes in the keys that were used lately.
 */
export class Cubes {
  #cubes: KeptCube[] = []
  #recent: Key[] = []

  constructor(private readonly sessions: number) {}

  for(keys: readonly Key[]): KeptCube {
    const known = this.#cubes
      .filter((kept) => keys.every(({ text }) => kept.place(text) >= 0))
      .sort((a, b) => a.cube.cells - b.cube.cells)[0]
    const kept = known ?? keep([...keys, ...this.#alsoRecent(keys)], this.sessions)
    this.#cubes = [kept, ...this.#cubes.filter((other) => other !== kept)].slice(0, MOST_CUBES)
    const older = this.#recent.filter(({ text }) => keys.every((key) => key.text !== text))
    this.#recent = [...keys, ...older].slice(0, MOST_RECENT)
    return kept
  }

  #alsoRecent(keys: readonly Key[]): Key[] {
    const most = Math.min(MOST_CELLS, this.sessions / SESSIONS_A_CELL)
    const also: Key[] = []
    for (const key of this.#recent) {
      if (keys.some(({ text }) => text === key.text)) continue
      if (cellsOf([...keys, ...also, key].map(({ codes }) => codes)) <= most) also.push(key)
    }
    return also
  }
}

function keep(keys: readonly Key[], sessions: number): KeptCube {
  const cube = makeCube(
    keys.map(({ codes }) => codes),
    sessions,
  )
  const places = new Map(keys.map(({ text }, place) => [text, place]))
  const amounts = new Map<string, Float64Array>()
  const ranks = new Map<string, RankIndex>()
  let userCells: UserCells | null = null
  return {
    keys,
    cube,
    sets: new KeptSets(),
    place: (text) => places.get(text) ?? -1,
    amount(text, make) {
      const known = amounts.get(text)
      if (known) return known
      const made = make(cube)
      amounts.set(text, made)
      return made
    },
    userCells(repeaters) {
      userCells ??= new UserCells(repeaters, cube.cellOf, cube.cells)
      return userCells
    },
    ranks(text, order) {
      const index = ranks.get(text) ?? indexRanks(cube, order())
      // The one that was not used for longest goes.
      ranks.delete(text)
      ranks.set(text, index)
      const [oldest] = ranks.keys()
      if (ranks.size > MOST_RANKS) ranks.delete(oldest!)
      return index
    },
  }
}
