import type { UnreadableLine } from '../dataset/notice'
import { csvLine } from './csv-text'

/** Lines that could not be read, as a file to send to whoever made the export. */
export const unreadableCsv = (lines: readonly UnreadableLine[]): string =>
  [csvLine(['file', 'line', 'why']), ...lines.map(({ file, line, why }) => csvLine([file, line, why]))].join('')
