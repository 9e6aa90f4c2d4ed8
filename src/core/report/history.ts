import { showView, type Views } from './view-edits'

/** What was, step by step, what is, and what was undone. */
export interface History {
  readonly past: readonly Views[]
  readonly now: Views
  readonly future: readonly Views[]
}

/** Goes to where so many steps had been made, back or forth; as it is where there were never so many. */
export const stepTo =
  (steps: number) =>
  (history: History): History => {
    const most = history.past.length + history.future.length
    if (steps < 0 || steps > most) return history
    let at = history
    while (at.past.length > steps) at = back(at)
    while (at.past.length < steps) at = forth(at)
    return at
  }

function back({ past, now, future }: History): History {
  const before = past.at(-1)!
  return { past: past.slice(0, -1), now: before, future: [whereItWas(now, before), ...future] }
}

function forth({ past, now, future }: History): History {
  const [next, ...rest] = future
  return { past: [...past, whereItWas(now, next!)], now: next!, future: rest }
}

/** A step on its way to the other side: it shows the view in which something changed, where that is still there. */
const whereItWas = (step: Views, other: Views): Views => showView(other.shown)(step)
