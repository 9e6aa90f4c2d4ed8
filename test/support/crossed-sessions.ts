import { SeededRandom } from './seeded-random'

const COLUMNS = 'session_id,user_id,work_mode,surface,month,outcome,expertise'

/**
 * 500 sessions of about 90 users, some with many, over few modes, surfaces and months of unequal size: small enough for groups under
 * the thresholds, so that views that cross each other have something to tell.
 */
export function crossedSessions(): { readonly rows: readonly string[]; readonly csv: string } {
  const random = new SeededRandom(11)
  const rows = Array.from({ length: 500 }, (_, i) =>
    [
      `s${i}`,
      `u${Math.floor(90 * random.unit() ** 2)}`,
      random.oneOf(['Fix', 'Fix', 'Fix', 'Build', 'Build', 'Plan', 'Test']),
      random.oneOf(['cli', 'cli', 'cli', 'web', 'desktop']),
      random.oneOf(['2026-01', '2026-01', '2026-02', '2026-03']),
      random.oneOf(['succeeded', 'succeeded', 'failed', 'no_clear_goal']),
      (i % 5) + 1,
    ].join(','),
  )
  return { rows, csv: `${COLUMNS}\n${rows.join('\n')}\n` }
}
