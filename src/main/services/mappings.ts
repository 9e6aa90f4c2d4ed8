import { z } from 'zod'
import {
  isEmptyChoice,
  type MappingChoice,
  mappingChoiceSchema,
  type RememberedMappings,
} from '#core/dataset/mapping-choice'
import type { Result } from '#core/failure'
import { createJsonFile } from './json-file'

export interface Mappings {
  read(): Promise<RememberedMappings>
  /** Remembers what was decided about exports of a signature; a choice of nothing is forgotten. */
  write(signature: string, mapping: MappingChoice): Promise<Result<RememberedMappings>>
}

// A signature can be as long as the names of two thousand columns.
const MOST = 100

/** What was decided about columns, in a JSON file, the latest last. */
export function createMappings(file: string): Mappings {
  const json = createJsonFile(file, parseMappings)
  return {
    read: json.read,
    write: (signature, mapping) =>
      json.update(({ [signature]: _, ...others }) => {
        const kept = Object.entries(others).slice(1 - MOST)
        return Object.fromEntries(isEmptyChoice(mapping) ? kept : [...kept, [signature, mapping]])
      }),
  }
}

/** Reads each mapping by itself, so that a damaged one does not lose the others. */
function parseMappings(raw: unknown): RememberedMappings {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(raw)
  return Object.fromEntries(
    Object.entries(given).flatMap(([signature, mapping]) => {
      const parsed = mappingChoiceSchema.safeParse(mapping)
      return parsed.success ? [[signature, parsed.data]] : []
    }),
  )
}
