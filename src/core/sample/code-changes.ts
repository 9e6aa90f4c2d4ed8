import type { Outcome } from '../dataset/outcome'
import type { CodebaseRelation } from './codebase'
import { normalCdf } from './distribution'
import type { Level } from './expertise'
import type { Random } from './random'
import type { Task } from './trouble'

/**
 * Whether any line is added, on the probit scale. More than 90 per cent of sessions that modify or create code show code
 * changes (study.md 10.1); who fails may leave before the first one (study.md 8.2: abandoned 19 per cent of troubled
 * novice sessions, 5-7 of the others).
 */
export const CODE_SHOWN = {
  ofRelation: { modify: 1.694, explore: -1.5, create: 1.85, none: -1.65 } as Record<CodebaseRelation, number>,
  failed: { 1: -1.303, 2: -0.112, 3: -0.501, 4: -0.533, 5: -0.742 } as Record<Level, number>,
}

/** Logs of lines, ours. */
export const LINES = {
  added: 4.1,
  value: 0.55,
  create: 0.9,
  spread: 1.25,
  /** Removed against added, and its spread. */
  removed: -1.1,
  removedSpread: 1.1,
  /** Chance that a session which adds nothing deletes something. */
  onlyRemoved: 0.004,
}

/** Lines of code added and removed. */
export function drawCodeChanges(random: Random, task: Task, outcome: Outcome): { added: number; removed: number } {
  const shown = CODE_SHOWN.ofRelation[task.relation] + (outcome === 'failed' ? CODE_SHOWN.failed[task.level] : 0)
  const isShown = random.uniform() < normalCdf(shown) && outcome !== 'no_clear_goal'
  const u = random.uniform()
  const created = task.relation === 'create' ? LINES.create : 0
  const logAdded = LINES.added + LINES.value * task.size + created + LINES.spread * random.normal()
  const logRemoved = logAdded + LINES.removed - 3 * created + LINES.removedSpread * random.normal()
  if (!isShown) {
    const hasDeleted = u < LINES.onlyRemoved && task.relation === 'modify' && outcome !== 'no_clear_goal'
    return { added: 0, removed: hasDeleted ? 1 + Math.floor(Math.exp(logRemoved)) : 0 }
  }
  return { added: Math.max(1, Math.round(Math.exp(logAdded))), removed: Math.round(Math.exp(logRemoved)) }
}
