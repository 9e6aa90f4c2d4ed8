// Sessions for the test of table A1: node test/reference/table-a1-data.mjs FILE.csv writes them.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Numbers between 0 and 1, the same in every run (Park and Miller 1988). */
function uniform() {
  let state = 19051879
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const MODES = ['Fix', 'Build', 'Operate']
const MONTHS = ['2025-10', '2025-11']
const VALUES = [90, 450]
const SUBJECTS = ['Computer and Mathematical', 'Management']
const OCCUPATIONS = ['Computer and Mathematical', 'Legal', 'Unclear']
const MODELS = ['claude-sonnet-4-5', 'claude-opus-4-5']
const LENGTHS = [1, 2, 3, 4, 5, 7, 9, 10, 14, 22]

/**
 * 4,000 sessions of 1,100 users with every control of table A1, each of them tied to expertise and to success, so that every
 * column has another slope; a few sessions lack a control, an action or a word.
 */
export function tableA1Csv() {
  const next = uniform()
  /** @type {<T>(list: readonly T[], lean: number) => T | undefined} */
  const pick = (list, lean) => list[Math.min(list.length - 1, Math.floor(list.length * next() ** lean))]
  const bents = Array.from({ length: 1100 }, () => 0.25 * next())
  const lines = [
    'session_id,user_id,expertise,work_mode,month,outcome,success_signal,task_value_usd,work_occupation,occupation,model,prompts,model_calls,actions,output_words',
  ]
  for (let i = 0; i < 4000; i++) {
    const user = Math.floor(1100 * next() ** 1.6)
    const bent = bents[user] ?? 0
    const level = Math.min(5, 1 + Math.floor(5 * next() * (0.75 + bent)))
    const lean = 1.6 - 0.2 * level
    const mode = pick(MODES, lean) ?? ''
    const value = pick(VALUES, lean) ?? 0
    const month = pick(MONTHS, 1)
    const subject = pick(SUBJECTS, 1 + 0.1 * level)
    const occupation = pick(OCCUPATIONS, 1.4)
    const model = pick(MODELS, lean) ?? ''
    const prompts = pick(LENGTHS, 1.2) ?? 1
    const calls = Math.ceil(prompts * (1 + level * 3 * next()))
    const actions = Math.floor(calls * (0.2 + next()))
    const words = Math.floor(prompts * 120 * (0.5 + level * next()))
    const odds =
      0.05 +
      0.035 * level +
      0.04 * MODES.indexOf(mode) +
      0.05 * VALUES.indexOf(value) +
      0.03 * MODELS.indexOf(model) +
      0.02 * Math.log(calls) +
      bent
    const isGood = next() < odds
    const gap = next()
    lines.push(
      [
        `s${i}`,
        `u${user}`,
        level,
        mode,
        month,
        isGood ? 'succeeded' : 'failed',
        isGood ? 5 : 2,
        gap < 0.01 ? '' : value,
        gap > 0.99 ? '' : subject,
        occupation,
        gap > 0.4 && gap < 0.41 ? 'other-model' : model,
        prompts,
        calls,
        actions,
        words,
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

const [, script, file] = process.argv
if (script && file && import.meta.url === pathToFileURL(script).href) writeFileSync(file, tableA1Csv())
