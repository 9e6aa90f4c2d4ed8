// Sessions with known parameters for the regression tests: node test/reference/regression-data.mjs FILE.csv writes them.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Numbers between 0 and 1, the same in every run (Park and Miller 1988). */
function uniform() {
  let state = 20261127
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/**
 * 3,000 sessions of 700 users. Success rises by 0.04 a level of expertise, hangs on the work mode, and users have a bent of
 * their own; some sessions have no clear goal, no level, no month or no user.
 */
export function regressionCsv() {
  const next = uniform()
  const modes = ['Fix', 'Build', 'Operate', 'Plan', 'Test']
  const months = ['2025-10', '2025-11', '2025-12']
  const bents = Array.from({ length: 700 }, () => 0.3 * next())
  const lines = ['session_id,user_id,expertise,work_mode,month,outcome,success_signal,prompts,actions']
  for (let i = 0; i < 3000; i++) {
    const user = Math.floor(700 * next() ** 2)
    const bent = bents[user] ?? 0
    const level = Math.min(5, 1 + Math.floor(5 * next() * (0.7 + bent)))
    const mode = Math.floor(5 * next() ** (level > 3 ? 1.5 : 1))
    const month = Math.floor(3 * next())
    const isGood = next() < 0.1 + 0.04 * level + 0.05 * mode - 0.03 * month + bent
    const prompts = 1 + Math.floor(10 * next() ** 3)
    const actions = Math.floor(prompts * level * (1 + 4 * next()))
    lines.push(
      [
        `s${i}`,
        next() < 0.03 ? '' : `u${user}`,
        next() < 0.05 ? 'Unclear' : level,
        modes[mode],
        next() < 0.02 ? '' : months[month],
        next() < 0.06 ? 'no_clear_goal' : isGood ? 'succeeded' : 'failed',
        isGood ? 4 : 1,
        prompts,
        actions,
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

const [, script, file] = process.argv
if (script && file && import.meta.url === pathToFileURL(script).href) writeFileSync(file, regressionCsv())
