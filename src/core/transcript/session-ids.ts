/** Numbers session ids in the order they are met, so that facts need not keep the text. */
export class SessionIds {
  private readonly numbers = new Map<string, number>()
  readonly ids: string[] = []

  numberOf(id: string): number {
    const known = this.numbers.get(id)
    if (known !== undefined) return known
    const number = this.ids.push(id) - 1
    this.numbers.set(id, number)
    return number
  }
}

/** True for the file of a sub-agent by its place: `agent-….jsonl`, or anything below a folder `subagents`. */
export const isSubagentFile = (name: string): boolean => /(?:^|\/)(?:agent-[^/]*|subagents\/.*)$/.test(name)

/**
 * The session whose folder a sub-agent's file lies in. Where there is one it has the last word: some clients write the
 * sub-agent's own id into its records.
 */
export function parentOfFile(name: string): string | null {
  const folder = /(?:^|\/)([^/]+)\/subagents\//.exec(name)?.[1]
  return folder !== undefined && UUID.test(folder) ? folder : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The session of records that name none, by the place of their file (transcript-format.md 1): the folder above
 * `subagents`, else the file name when it is a session id, else the whole name, so that two `transcript.jsonl` stay apart.
 */
export function sessionIdOfFile(name: string): string {
  const parts = name
    .replace(/\.gz$/i, '')
    .replace(/\.jsonl?$/i, '')
    .split('/')
  const subagents = parts.lastIndexOf('subagents')
  const candidate = subagents > 0 ? parts[subagents - 1] : parts.at(-1)
  return candidate !== undefined && (subagents > 0 || UUID.test(candidate)) ? candidate : parts.join('/')
}
