import { countBelow } from './distribution'
import type { Random } from './random'
import type { User } from './users'

export type Tier = 'haiku' | 'sonnet' | 'opus'

/** Model ids by tier with the day of the window they appeared, oldest first. */
const RELEASES: Readonly<Record<Tier, readonly (readonly [model: string, day: number])[]>> = {
  haiku: [
    ['claude-3-5-haiku-20241022', -344],
    ['claude-haiku-4-5-20251001', 14],
  ],
  sonnet: [
    ['claude-sonnet-4-20250514', -132],
    ['claude-sonnet-4-5-20250929', -2],
    ['claude-sonnet-4-6', 139],
  ],
  opus: [
    ['claude-opus-4-1-20250805', -57],
    ['claude-opus-4-5-20251101', 54],
    ['claude-opus-4-6', 127],
    ['claude-opus-4-7', 197],
  ],
}
/** Ours: after this many days about 63 per cent of sessions have moved to a new model. */
const ADOPTION_DAYS = 9

/** Ours: a session runs on Opus above the second cut of its appetite, on Haiku below the first. */
export const APPETITE = { cuts: [-1.75, 0.95], perMonth: 0.2, skill: 0.5, taste: 0.65 }

/** Tier and id of the model: more capable ones for the skilled, and more of them every month. */
export function drawModel(random: Random, user: User, day: number, month: number): { tier: Tier; model: string } {
  const appetite =
    APPETITE.perMonth * month + APPETITE.skill * user.skill + APPETITE.taste * user.modelTaste + 0.6 * random.normal()
  const tier = (['haiku', 'sonnet', 'opus'] as const)[countBelow(APPETITE.cuts, appetite)] ?? 'opus'
  const patience = random.uniform()
  let model = RELEASES[tier][0]![0]
  for (const [id, released] of RELEASES[tier]) {
    if (day >= released && patience > Math.exp(-(day - released) / ADOPTION_DAYS)) model = id
  }
  return { tier, model }
}
