export type Surface = 'cli' | 'desktop' | 'web' | 'other'

/**
 * Where a session ran, by the entry point its records name most often (transcript-format.md 8, "Surface"). Null where
 * none is recorded, which is every client before 2.1.78: unknown, not the command line.
 */
export function surfaceOf(entrypoint: string | null): Surface | null {
  if (entrypoint === null) return null
  if (entrypoint === 'cli') return 'cli'
  if (entrypoint.startsWith('claude-desktop')) return 'desktop'
  // Sessions in Anthropic's cloud call themselves remote, remote_mobile, remote_trigger and so on.
  if (entrypoint.startsWith('remote') || entrypoint.includes('web')) return 'web'
  return 'other'
}

/** True for a software development kit or a scripted call: no person is at the other end. */
export const isHeadlessEntrypoint = (entrypoint: string) => entrypoint.startsWith('sdk')
