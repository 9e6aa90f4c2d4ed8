import type { Outcome } from '../dataset/outcome'
import { drawDay, drawStart, monthOf } from './calendar'
import { drawCodeChanges } from './code-changes'
import { drawRelation } from './codebase'
import { drawDelegation, drawUserShares } from './decision-shares'
import { drawEffort } from './effort'
import { drawMastery, levelOf } from './expertise'
import { drawHasNoGoal, drawIsOccupationUnclear, drawSilence, isExpertiseUnclear } from './legibility'
import { drawModel } from './model-mix'
import { drawOutcome } from './outcome'
import { Random, STREAM } from './random'
import type { SampleSession } from './sample-session'
import { sessionId, userId } from './session-ids'
import { drawSuccessSignal } from './success-signal'
import { drawSurface } from './surface-mix'
import { drawTaskValue } from './task-value'
import { drawTrouble, failureSignal, type Signal, type Task, TYPICAL_LOG_VALUE } from './trouble'
import { shuffledUsers } from './user-activity'
import { drawUser, type User } from './users'
import { WorkModeMix } from './work-mode-mix'
import { drawWorkOccupation } from './work-subject'

export { SAMPLE_COLUMNS, type SampleSession } from './sample-session'

const BATCH_ROWS = 16_384

/**
 * Makes up sessions whose rates, shares and slopes come out as the study publishes them (study.md 19), in random order
 * and batches of at most 16,384 rows. The same seed and number give the same rows.
 *
 * It is a causal model: users (occupation, skill, habits) have sessions; a session has a month, a work mode, a codebase,
 * a model and a size; expertise is the user's skill fitted to the task; expertise and task decide how much goes wrong,
 * how it ends, what evidence is left and how much work it takes.
 */
export function* generateSessions(options: { sessions: number; seed: number }): Generator<SampleSession[]> {
  const { sessions, seed } = options
  if (!Number.isSafeInteger(sessions) || sessions < 0) throw new RangeError(`not a number of sessions: ${sessions}`)
  if (!Number.isSafeInteger(seed)) throw new RangeError(`not a seed: ${seed}`)
  const users = shuffledUsers(sessions, seed)
  const modes = new WorkModeMix()
  const random = new Random(seed)
  for (let first = 0; first < sessions; first += BATCH_ROWS) {
    const batch: SampleSession[] = []
    for (let row = first; row < Math.min(sessions, first + BATCH_ROWS); row++) {
      const user = users[row]!
      const ids = { user_id: userId(user, seed), row, seed }
      batch.push(drawSession(random, drawUser(random, user), modes, ids))
    }
    yield batch
  }
}

function drawSession(
  random: Random,
  user: User,
  modes: WorkModeMix,
  ids: { user_id: string; row: number; seed: number },
): SampleSession {
  random.restart(STREAM.session, ids.row)
  const session_id = sessionId(random, ids.row, ids.seed)
  const day = drawDay(random, user.joinedDay)
  const month = monthOf(day)
  const started_at = drawStart(random, day, user.clock)

  const mode = modes.draw(random, month, user.occupation.kind, user.habit)
  const relation = drawRelation(random, mode)
  const surface = drawSurface(random, user, month)
  const { tier, model } = drawModel(random, user, day, month)
  const workOccupation = drawWorkOccupation(random, user, mode)
  const mastery = drawMastery(random, user, month, mode, workOccupation)
  const level = levelOf(mastery)
  const value = drawTaskValue(random, user, month, mode, mastery)
  const task: Task = { level, mode, relation, month, size: Math.log(value) - TYPICAL_LOG_VALUE }

  const silence = drawSilence(random, user)
  const hasGoal = !drawHasNoGoal(random, silence, relation)
  const isOccupationUnclear = drawIsOccupationUnclear(random, silence, mastery)

  const trouble = drawTrouble(random, task, user.luck)
  const failure: Signal = hasGoal ? failureSignal(trouble, level) : trouble > 1 ? 1 : 0
  const isTroubled = failure >= 3
  const ended = drawOutcome(random, task, failure, user)
  const outcome: Outcome = hasGoal ? ended : 'no_clear_goal'
  const lines = drawCodeChanges(random, task, outcome)
  const success = drawSuccessSignal(random, task, outcome, lines.added > 0, user, silence)

  const delegation = drawDelegation(random, user)
  const userShares = drawUserShares(random, delegation)
  const effort = drawEffort(random, task, tier, {
    delegation,
    executionUserShare: userShares.execution,
    isTroubled,
    hasGoal,
    linesAdded: lines.added,
  })

  return {
    session_id,
    user_id: ids.user_id,
    started_at,
    surface,
    model,
    work_mode: mode,
    codebase_relation: relation,
    expertise: isExpertiseUnclear(silence) ? 'Unclear' : `${level}`,
    occupation: isOccupationUnclear ? 'Unclear' : user.occupation.title,
    work_occupation: workOccupation,
    outcome,
    success_signal: success,
    failure_signal: failure,
    planning_user_share: userShares.planning,
    execution_user_share: userShares.execution,
    prompts: effort.prompts,
    model_calls: effort.modelCalls,
    actions: effort.actions,
    output_tokens: effort.outputTokens,
    output_words: effort.outputWords,
    lines_added: lines.added,
    lines_removed: lines.removed,
    account_age_days: day - user.joinedDay,
    task_value_usd: value,
    synthetic: true,
  }
}
