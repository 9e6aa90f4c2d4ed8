import { fail, ok, type Result } from '../../failure'
import { type Theme, themeSchema } from './theme'

/**
 * Reads a theme from the text of its file.
 *
 * @param file its name, for the failure
 */
export function readTheme(text: string, file: string): Result<Theme> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return fail({ code: 'not-a-theme', file, detail: 'it is no JSON' })
  }
  const parsed = themeSchema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  return fail({
    code: 'not-a-theme',
    file,
    detail: `${place === '' ? '' : `${place}: `}${issue?.message ?? 'damaged'}`,
  })
}
