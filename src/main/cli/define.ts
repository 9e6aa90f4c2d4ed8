import { ok, type Result } from '#core/failure'
import { DEFINITION_ID, type MeasureDefinition } from '#core/pivot/definitions/definition'
import { parseDefinition } from '#core/pivot/definitions/definition-text'
import { usage } from './outcome'

/** Reads measures the analyst makes: `long_answers=quantile(output_words, 0.9)`. */
export function parseDefinitions(texts: readonly string[]): Result<MeasureDefinition[]> {
  const definitions: MeasureDefinition[] = []
  for (const text of texts) {
    const at = text.indexOf('=')
    const id = text.slice(0, Math.max(0, at)).trim()
    const written = text.slice(at + 1)
    if (at < 0 || written.trim() === '')
      return usage(`--define takes id=what it is, such as "typical=median(actions)", and got ${text}`)
    if (!DEFINITION_ID.test(id))
      return usage(`--define ${text}: an id has small letters, digits and _, and begins with a letter`)
    definitions.push({ id, name: id, ...parseDefinition(written) })
  }
  return ok(definitions)
}
