import { call, column, isKnown, item, select, star, subquery, table } from './build'
import type { SelectNode } from './node'

/** How many users have how many sessions: one row per number of sessions, `sessions` and `users`. */
export function compileUserSessions(tableName: string): SelectNode {
  const perUser = select([item(call('count', star), 'sessions')], table(tableName), {
    where: isKnown(column('user_id')),
    groupingSets: [[column('user_id')]],
  })
  return select(
    [item(column('sessions'), 'sessions'), item(call('count', star), 'users')],
    subquery(perUser, 'per_user'),
    {
      groupingSets: [[column('sessions')]],
      orderBy: [{ of: column('sessions'), isDescending: false }],
    },
  )
}
