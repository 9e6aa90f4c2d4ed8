import { setAsideWords } from '../dataset/notice-text'
import type { SessionsTable } from '../dataset/sessions-table'
import { csvLine } from './csv-text'

/** What of an export is not among the sessions and why, as a file to send to whoever made it. */
export const setAsideCsv = ({ unreadable, setAside }: Pick<SessionsTable, 'unreadable' | 'setAside'>): string =>
  [
    csvLine(['file', 'line', 'row', 'session_id', 'why']),
    ...unreadable.map(({ file, line, why }) => csvLine([file, line, null, null, why])),
    ...setAside.map(({ file, row, session, reason }) => csvLine([file, null, row, session, setAsideWords(reason)])),
  ].join('')
