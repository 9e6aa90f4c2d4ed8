import path from 'node:path'
import { resourceFile } from './resource-file'

/** The sample export that comes with the program. Null if absent. */
export const sampleFile = (from?: string): string | null => resourceFile(path.join('sample', 'sessions.parquet'), from)
