/** One row per sum: its withheld parts less, if that is withheld too, its total. */
export interface LinearSystem {
  /** Unknowns that are parts, the rows end to end. */
  readonly parts: Int32Array
  /** Where the parts of each row begin, and at last where they end. */
  readonly starts: Int32Array
  /** The unknown that is the total, or -1. */
  readonly totals: Int32Array
  /** Makes a row of length one, which changes no solution and finds it sooner. */
  readonly scales: Float64Array
}

/**
 * A vector the system maps to zero, in general position among all such. Parts of the system that share no unknown are solved
 * apart, each in as few steps as it needs.
 */
export function nullVector(system: LinearSystem, size: number): Float64Array {
  const vector = generalVector(size)
  for (const { system: part, unknowns } of partsOf(system, size)) {
    const solved = solve(
      part,
      Float64Array.from(unknowns, (j) => vector[j]!),
    )
    unknowns.forEach((j, i) => {
      vector[j] = solved[i]!
    })
  }
  return vector
}

/** The part of a vector that the system maps to zero. */
function solve(system: LinearSystem, left: Float64Array): Float64Array {
  const size = left.length
  let gradient = apply(system, left)
  const direction = gradient.slice()
  let length = dot(gradient, gradient)
  const goal = length * 1e-24
  for (let i = 0; length > goal && i < 20_000; i++) {
    const step = applyTransposed(system, direction, size)
    const scale = length / dot(step, step)
    for (let j = 0; j < size; j++) left[j]! -= scale * step[j]!
    gradient = apply(system, left)
    const next = dot(gradient, gradient)
    for (let k = 0; k < direction.length; k++) direction[k] = gradient[k]! + (next / length) * direction[k]!
    length = next
  }
  return left
}

interface Part {
  readonly system: LinearSystem
  /** Its unknowns by their place in the whole. */
  readonly unknowns: readonly number[]
}

/** The parts of a system that share no unknown; unknowns without a row are in none. */
function partsOf({ parts, starts, totals, scales }: LinearSystem, size: number): Part[] {
  const parent = Int32Array.from({ length: size }, (_, j) => j)
  const rootOf = (j: number): number => {
    let root = j
    while (parent[root] !== root) root = parent[root]!
    for (let at = j; parent[at] !== root; ) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }
  const membersOf = (k: number): number[] => [
    ...(totals[k]! < 0 ? [] : [totals[k]!]),
    ...parts.subarray(starts[k]!, starts[k + 1]!),
  ]
  for (let k = 0; k < totals.length; k++) {
    const [first, ...others] = membersOf(k)
    if (first !== undefined) for (const other of others) parent[rootOf(other)] = rootOf(first)
  }
  const rowsOf = new Map<number, number[]>()
  for (let k = 0; k < totals.length; k++) {
    const [first] = membersOf(k)
    if (first === undefined) continue
    const root = rootOf(first)
    const rows = rowsOf.get(root)
    if (rows) rows.push(k)
    else rowsOf.set(root, [k])
  }
  const unknownsOf = new Map<number, number[]>([...rowsOf.keys()].map((root) => [root, []]))
  const placeOf = new Int32Array(size)
  for (let j = 0; j < size; j++) {
    const unknowns = unknownsOf.get(rootOf(j))
    if (unknowns) placeOf[j] = unknowns.push(j) - 1
  }
  return [...rowsOf].map(([root, rows]) => {
    const ends = [0]
    for (const k of rows) ends.push(ends.at(-1)! + starts[k + 1]! - starts[k]!)
    return {
      unknowns: unknownsOf.get(root)!,
      system: {
        parts: Int32Array.from(
          rows.flatMap((k) => [...parts.subarray(starts[k]!, starts[k + 1]!)]),
          (j) => placeOf[j]!,
        ),
        starts: Int32Array.from(ends),
        totals: Int32Array.from(rows, (k) => (totals[k]! < 0 ? -1 : placeOf[totals[k]!]!)),
        scales: Float64Array.from(rows, (k) => scales[k]!),
      },
    }
  })
}

/** Fixed numbers between 0.5 and 1 of both signs, without a pattern that sums could meet by chance. */
function generalVector(size: number): Float64Array {
  let state = 0x9e3779b9
  return Float64Array.from({ length: size }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    const bits = (state ^ (state >>> 13)) >>> 0
    return (bits & 1 ? 1 : -1) * (0.5 + bits / 2 ** 33)
  })
}

function apply({ parts, starts, totals, scales }: LinearSystem, x: Float64Array): Float64Array {
  const y = new Float64Array(totals.length)
  for (let k = 0; k < y.length; k++) {
    let sum = totals[k]! < 0 ? 0 : -x[totals[k]!]!
    for (let i = starts[k]!; i < starts[k + 1]!; i++) sum += x[parts[i]!]!
    y[k] = sum * scales[k]!
  }
  return y
}

function applyTransposed({ parts, starts, totals, scales }: LinearSystem, y: Float64Array, size: number): Float64Array {
  const x = new Float64Array(size)
  for (let k = 0; k < y.length; k++) {
    const share = y[k]! * scales[k]!
    if (totals[k]! >= 0) x[totals[k]!]! -= share
    for (let i = starts[k]!; i < starts[k + 1]!; i++) x[parts[i]!]! += share
  }
  return x
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
