/**
 * What the clusters of a sample, users as a rule, have in each of a few cells: a number of sessions, and the sum of a value
 * over them. One entry a cluster and cell that has any; entries of one cluster stand together, clusters numbered from 0.
 */
export interface UserSums {
  readonly clusters: number
  readonly cells: number
  readonly cluster: Int32Array
  readonly cell: Int32Array
  readonly n: Float64Array
  readonly sum: Float64Array
}

/** Sessions and the sum over them, of a cell or of several together. */
export interface CellSum {
  readonly n: number
  readonly sum: number
}

/** What each cell has of all clusters together. */
export function cellSums({ cells, cell, n, sum }: UserSums): CellSum[] {
  const totals = Array.from({ length: cells }, () => ({ n: 0, sum: 0 }))
  for (let i = 0; i < cell.length; i++) {
    totals[cell[i]!]!.n += n[i]!
    totals[cell[i]!]!.sum += sum[i]!
  }
  return totals
}

/** Where the entries of each cluster begin; one place more than clusters. */
export function clusterStarts({ clusters, cluster }: UserSums): Int32Array {
  const starts = new Int32Array(clusters + 1)
  for (const of of cluster) starts[of + 1]!++
  for (let i = 0; i < clusters; i++) starts[i + 1]! += starts[i]!
  return starts
}

/**
 * Sum over clusters of the square of a weighted sum of what each has: the middle of a sandwich, and of the delta method,
 * where the weights are the derivatives of an estimate. Clusters of which every weight is 0 are not counted.
 *
 * @param ofN per cell, the weight of its sessions
 * @param ofSum per cell, the weight of its sum
 */
export function squaredInfluence(sums: UserSums, ofN: ArrayLike<number>, ofSum: ArrayLike<number>) {
  const { cluster, cell, n, sum } = sums
  let squares = 0
  let clusters = 0
  for (let i = 0; i < cell.length; ) {
    const of = cluster[i]!
    let influence = 0
    let isIn = false
    for (; i < cell.length && cluster[i] === of; i++) {
      const at = cell[i]!
      influence += ofN[at]! * n[i]! + ofSum[at]! * sum[i]!
      isIn ||= ofN[at] !== 0 || ofSum[at] !== 0
    }
    squares += influence * influence
    if (isIn) clusters++
  }
  return { squares, clusters }
}
