/** All bits set where two whole numbers are the same, and none where they differ; reckoned without a branch. */
export const isSame = (a: number, b: number): number => {
  const difference = a ^ b
  return ~((difference | -difference) >> 31)
}
