import type { ChangeGroup } from './change-result'

/** The groups that may be told, the one whose share grew most first; what was not there before stands last. */
export const fastestFirst = (groups: readonly ChangeGroup[]): ChangeGroup[] =>
  groups
    .filter(({ group, from, to }) => group.kind === 'value' && from.n + to.n > 0)
    .sort((a, b) => (b.growth?.value ?? -1) - (a.growth?.value ?? -1))
