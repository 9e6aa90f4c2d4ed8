import { Random, STREAM } from './random'

/**
 * How often users return, as three kinds of user. Each further session follows with the same chance, so a kind's
 * sessions are one more than geometric. The six numbers give the four of study.md 1: 1.696 sampled sessions per user,
 * and 73,066, 6,382 and 1,413 of 234,751 users with more than 1, 5 and 10.
 */
const KINDS = [
  { share: 0.532796, returns: 0.115161 },
  { share: 0.448168, returns: 0.52016 },
  { share: 0.019036, returns: 0.881121 },
] as const

/** 0 occasional, 1 regular, 2 heavy. */
export type Activity = 0 | 1 | 2

/** How often this user returns and how many sessions that makes; the first draws of the user's stream. */
export function drawActivity(random: Random): { activity: Activity; sessions: number } {
  const u = random.uniform()
  const activity = u < KINDS[0].share ? 0 : u < KINDS[0].share + KINDS[1].share ? 1 : 2
  const sessions = 1 + Math.floor(Math.log(random.uniform()) / Math.log(KINDS[activity].returns))
  return { activity, sessions }
}

/** The user of each session in random order: four bytes per session, the only thing kept for a whole sample. */
export function shuffledUsers(sessions: number, seed: number): Uint32Array {
  const users = new Uint32Array(sessions)
  const random = new Random(seed)
  for (let user = 0, filled = 0; filled < sessions; user++) {
    const end = Math.min(sessions, filled + drawActivity(random.restart(STREAM.user, user)).sessions)
    users.fill(user, filled, end)
    filled = end
  }
  random.restart(STREAM.order, 0)
  for (let last = sessions - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const moved = users[last]!
    users[last] = users[other]!
    users[other] = moved
  }
  return users
}
