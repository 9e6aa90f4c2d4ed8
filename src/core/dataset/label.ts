/** One value a classified column can take, as the study writes it. */
export interface Label {
  /** What is stored, filtered on and exported. */
  readonly value: string
  /** What is shown. */
  readonly name: string
  /** Other published spellings of the same label. */
  readonly aliases?: readonly string[]
}

/** A closed list of labels in the study's order. */
export interface Taxonomy {
  readonly labels: readonly Label[]
  /** True where the order is a scale, so that a line between neighbours means something. */
  readonly isOrdinal: boolean
}

/**
 * Folds case, punctuation and spacing, so that `Partially Succeeded` meets `partially_succeeded`. The minus of a number is
 * no punctuation: -1 often stands for a missing value, and must not meet 1.
 */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*[-\u2212](?=\s*\d)/, 'minus ')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Reads any published spelling of a label; null when the text is none of them. */
export function parseLabel(taxonomy: Taxonomy, text: string): string | null {
  return spellings(taxonomy).get(foldLabel(text)) ?? null
}

const cache = new WeakMap<Taxonomy, ReadonlyMap<string, string>>()

function spellings(taxonomy: Taxonomy): ReadonlyMap<string, string> {
  const known = cache.get(taxonomy)
  if (known) return known
  const made = new Map<string, string>()
  for (const { value, name, aliases = [] } of taxonomy.labels) {
    for (const text of [value, name, ...aliases]) made.set(foldLabel(text), value)
  }
  cache.set(taxonomy, made)
  return made
}

/** The name to show for a stored value; the value itself when the taxonomy does not have it. */
export function labelName(taxonomy: Taxonomy, value: string): string {
  return taxonomy.labels.find((label) => label.value === value)?.name ?? value
}
