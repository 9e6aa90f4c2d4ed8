import { CLOCKS, WINDOW_DAYS } from './calendar'
import { Choice } from './distribution'
import { OCCUPATION_TRAITS, type OccupationTraits } from './occupation-traits'
import { type Random, STREAM } from './random'
import { type Activity, drawActivity } from './user-activity'

/** What all sessions of one person share. Traits without a unit are standard normal. */
export interface User {
  readonly activity: Activity
  readonly occupation: OccupationTraits
  /** Day the account was opened, counted from the start of the window; before it when negative. */
  readonly joinedDay: number
  /** Offset of the user's clock from UTC, hours. */
  readonly clock: number
  readonly skill: number
  /** How much is left to the agent. */
  readonly trust: number
  /** How readily results are tested, committed or confirmed. */
  readonly rigour: number
  /** How smoothly things go, whatever the skill. */
  readonly luck: number
  /** Which kinds of work the user keeps to. */
  readonly habit: number
  /** How large the user's tasks are. */
  readonly ambition: number
  /** How little of the user's framing and profession shows. */
  readonly silence: number
  /** How costly a model the user prefers. */
  readonly modelTaste: number
  /** Rank between 0 and 1 that decides the usual surface. */
  readonly surfaceTaste: number
}

/** Ours: share of users whose account was opened during the window. */
const NEWCOMERS = 0.24
/** Ours: age in days of the oldest accounts when the window starts, and how strongly accounts crowd towards young. */
const OLDEST_DAYS = 930
const CROWDING = 1.7

const settled = new Choice(
  OCCUPATION_TRAITS,
  OCCUPATION_TRAITS.map(({ share }) => share),
)
const newcomers = new Choice(
  OCCUPATION_TRAITS,
  OCCUPATION_TRAITS.map(({ share, newcomers }) => share * newcomers),
)

/** The user with this number: the same for the same seed, whenever asked. */
export function drawUser(random: Random, index: number): User {
  const { activity } = drawActivity(random.restart(STREAM.user, index))
  const isNew = random.uniform() < NEWCOMERS
  const age = random.uniform()
  return {
    activity,
    joinedDay: isNew ? Math.floor(age * WINDOW_DAYS) : -1 - Math.floor(OLDEST_DAYS * age ** CROWDING),
    occupation: (isNew ? newcomers : settled).at(random.uniform()),
    clock: CLOCKS.at(random.uniform()),
    surfaceTaste: random.uniform(),
    skill: random.normal(),
    trust: random.normal(),
    rigour: random.normal(),
    luck: random.normal(),
    habit: random.normal(),
    ambition: random.normal(),
    silence: random.normal(),
    modelTaste: random.normal(),
  }
}
