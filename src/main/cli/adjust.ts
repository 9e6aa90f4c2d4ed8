import { ok, type Result } from '#core/failure'
import { adjustedDefinition, showAdjusted } from '#core/pivot/adjust-edits'
import { parseDefinition } from '#core/pivot/definitions/definition-text'
import type { PivotSpec } from '#core/pivot/spec'
import { usage } from './outcome'

/**
 * Puts adjusted rates beside the rates as they are: `verified_success`, with controls of one's own as in
 * `verified_success, work_mode * month`, with another standard as in `verified_success to month = 2025-10`.
 */
export function applyAdjust(spec: PivotSpec, texts: readonly string[]): Result<PivotSpec> {
  let adjusted = spec
  for (const text of texts) {
    const [, held = '', standard = ''] = /^(.*?)(\s+to\s+.+)?$/s.exec(text) ?? []
    const body = parseDefinition(`adjusted(${held.trim()})${standard}`)
    if (body.kind !== 'adjusted')
      return usage(
        `--adjust takes a rate, such as verified_success or "verified_success, work_mode * month", and got ${text}`,
      )
    const named = adjustedDefinition(body.of, adjusted.definitions)
    adjusted = showAdjusted({ ...named, ...body })(adjusted)
  }
  return ok(adjusted)
}
