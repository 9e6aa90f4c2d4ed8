import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ok, type Result } from '#core/failure'
import { usage } from './outcome'

type Options = NonNullable<ParseArgsConfig['options']>

/** A parsed command line: options by name, and the rest in order. */
export type CommandLine<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

/** Parses the words after the command; an unknown option or a missing value is wrong use. */
export function parse<const O extends Options>(args: readonly string[], options: O): Result<CommandLine<O>> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  } catch (error) {
    return usage(error instanceof Error ? error.message.split('\n')[0]! : String(error))
  }
}

/** `a,b` as a list; nothing as none. */
export const listOption = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A whole number of at least `least`. */
export function numberOption(name: string, text: string | undefined, otherwise: number, least = 1): Result<number> {
  if (text === undefined) return ok(otherwise)
  const value = Number(text)
  return /^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least
    ? ok(value)
    : usage(`--${name} is a whole number of at least ${least}`)
}
