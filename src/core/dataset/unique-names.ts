/** Characters of a name; a longer one is a mistake of the writer, and is cut. */
const LONGEST = 65_536

/** Names the engine takes for columns: none empty, none with a NUL, and none twice without regard to case. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, i) => {
    const wanted = name.slice(0, LONGEST).replaceAll('\0', ' ').trim() || `column ${i + 1}`
    let unique = wanted
    for (let k = 2; taken.has(unique.toLowerCase()); k++) unique = `${wanted}_${k}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
