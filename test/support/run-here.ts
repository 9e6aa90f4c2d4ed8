import type { Result } from '#core/failure'
import { EXIT, report, reportBug } from '#main/cli/outcome'

/** What a terminal shows of a command, and its exit code. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/**
 * Runs a command of the command line in this process, where the engine is compiled once for all of them: a program of
 * its own takes two seconds of processor time to start. One at a time; relative paths are from where the tests run.
 *
 * @param env put into the environment for as long as it runs
 */
export async function runHere(
  command: (args: readonly string[]) => Promise<Result<null>>,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const said = { out: '', err: '' }
  const { stdout, stderr } = process
  const before = { env: { ...process.env }, out: stdout.write, err: stderr.write, listeners: stdout.listeners('error') }
  const writeTo =
    (key: keyof typeof said) =>
    (text: string | Uint8Array, ...rest: unknown[]): boolean => {
      said[key] += text
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined
      done?.()
      return true
    }
  Object.assign(process.env, env)
  stdout.write = writeTo('out') as typeof stdout.write
  stderr.write = writeTo('err') as typeof stderr.write
  try {
    const outcome = await command(args).catch(reportBug)
    const code = typeof outcome === 'number' ? outcome : outcome.ok ? EXIT.done : report(outcome.failure)
    return { code, ...said }
  } finally {
    stdout.write = before.out
    stderr.write = before.err
    for (const one of stdout.listeners('error'))
      if (!before.listeners.includes(one)) stdout.off('error', one as () => void)
    process.env = before.env
  }
}
