// Sessions with known parameters for the tests of changes, adjusted rates and robustness:
// node test/reference/analyses-data.mjs FILE.csv writes them.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Numbers between 0 and 1, the same in every run (Park and Miller 1988). */
function uniform() {
  let state = 19990101
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/**
 * 3,000 sessions of 800 users in five months. Success rises by 0.04 a level of expertise and 0.03 a month, hangs on the work
 * mode, and is 0.05 higher for users in software; sessions move from Fix to Operate, values grow, and users have a bent of their own.
 * Some sessions have no clear goal, level, signal, value, user or occupation.
 */
export function analysesCsv() {
  const next = uniform()
  const modes = ['Fix', 'Build', 'Operate']
  const occupations = ['15-0000', '11-0000', '23-0000', 'Unclear']
  const bents = Array.from({ length: 800 }, () => 0.25 * next())
  const lines = [
    'session_id,user_id,started_at,expertise,work_mode,occupation,work_occupation,outcome,success_signal,failure_signal,lines_added,task_value_usd,prompts,actions',
  ]
  for (let i = 0; i < 3000; i++) {
    const user = Math.floor(800 * next() ** 1.5)
    const bent = bents[user] ?? 0
    const month = Math.floor(5 * next())
    const level = Math.min(5, 1 + Math.floor(5 * next() * (0.75 + bent + 0.04 * month)))
    const mode = Math.floor(3 * next() ** (1.6 - 0.2 * month))
    const occupation = user % 10 < 5 ? 0 : user % 10 < 7 ? 1 : user % 10 < 8 ? 2 : 3
    const isGood = next() < 0.1 + 0.04 * level + 0.03 * month + 0.06 * mode + (occupation === 0 ? 0.05 : 0) + bent
    const trouble = Math.floor(6 * next() ** (isGood ? 3 : 1))
    const prompts = 1 + Math.floor(10 * next() ** 3)
    const day = 1 + Math.floor(28 * next())
    const second = Math.floor(86400 * next())
    const started = new Date(Date.UTC(2025, 9 + month, day, 0, 0, second)).toISOString().slice(0, 19)
    const value = Math.round(20 * Math.exp(4 * next() + 0.1 * month + 0.15 * level))
    lines.push(
      [
        `s${i}`,
        next() < 0.03 ? '' : `u${user}`,
        started,
        next() < 0.05 ? 'Unclear' : level,
        modes[mode],
        occupations[occupation],
        occupations[Math.floor(3 * next())],
        next() < 0.06 ? 'no_clear_goal' : isGood ? 'succeeded' : 'failed',
        isGood ? (next() < 0.8 ? 4 : 3) : 1,
        next() < 0.02 ? '' : trouble,
        next() < 0.3 ? 0 : Math.floor(400 * next()),
        next() < 0.04 ? '' : value,
        prompts,
        Math.floor(prompts * level * (1 + 4 * next())),
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

const [, script, file] = process.argv
if (script && file && import.meta.url === pathToFileURL(script).href) writeFileSync(file, analysesCsv())
