import type { SessionsTable } from '../dataset/sessions-table'
import type { IntervalKind } from './spec'

/** Where users repeat, sessions are not independent: clustered then, if nobody says otherwise. */
export const intervalKindFor = ({ users, sessions }: SessionsTable): IntervalKind =>
  users !== null && users < sessions ? 'clustered' : 'simple'
