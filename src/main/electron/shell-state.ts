import { z } from 'zod'
import { createJsonFile, type JsonFile } from '../services/json-file'

const schema = z.object({
  width: z.number().catch(1440),
  height: z.number().catch(900),
  isMaximized: z.boolean().catch(false),
  /** Where a dialog was last used. */
  lastFolder: z.string().nullable().catch(null),
})

/** What the window remembers from one start to the next. */
export type ShellState = z.infer<typeof schema>

export const createShellState = (file: string): JsonFile<ShellState> =>
  createJsonFile(file, (raw) => schema.parse(z.record(z.string(), z.unknown()).catch({}).parse(raw)))
