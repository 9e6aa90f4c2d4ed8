import type { KeyValue } from '../pivot/dimension'

/** A tuple of typed values. Shorter than its axis, it is a total over the dimensions it leaves out. */
export type Key = readonly KeyValue[]

export const isSameKey = (a: Key, b: Key): boolean => a.length === b.length && a.every((value, i) => value === b[i])

/**
 * Keys found again by their values: a trie, so that null is not the text "null", 1 is not "1", and no separator can
 * make two tuples one.
 */
export class KeyIndex {
  readonly #root = new Node()
  readonly #keys: Key[] = []

  static of(keys: Iterable<Key>): KeyIndex {
    const index = new KeyIndex()
    for (const key of keys) index.add(key)
    return index
  }

  get keys(): readonly Key[] {
    return this.#keys
  }

  /** The index of the key, added when it is new. */
  add(key: Key): number {
    const node = key.reduce<Node>((at, value) => at.child(value), this.#root)
    if (node.index < 0) node.index = this.#keys.push(key) - 1
    return node.index
  }

  /** The index of the key, or -1. */
  find(key: Key): number {
    let node: Node | undefined = this.#root
    for (const value of key) node = node?.children.get(value)
    return node?.index ?? -1
  }
}

class Node {
  readonly children = new Map<KeyValue, Node>()
  index = -1

  child(value: KeyValue): Node {
    const known = this.children.get(value)
    if (known) return known
    const made = new Node()
    this.children.set(value, made)
    return made
  }
}
