import type { ByUser, Numbers } from '#core/tally/columns'

/** Sessions in an order by user, with the place of each by its row in the table. */
export interface SortedSessions extends ByUser {
  readonly places: Uint32Array
}

/** @param users whole numbers from 0 on, with no large gaps */
export function sortByUser({ values, isKnown }: Numbers): SortedSessions {
  const sessions = values.length
  let numbers = 0
  for (let row = 0; row < sessions; row++) if (isKnown[row] === 1) numbers = Math.max(numbers, values[row]! + 1)
  const counts = new Uint32Array(numbers)
  for (let row = 0; row < sessions; row++) if (isKnown[row] === 1) counts[values[row]!]!++
  const starts = new Uint32Array(numbers)
  let several = 0
  for (let user = 0; user < numbers; user++) {
    if (counts[user]! < 2) continue
    starts[user] = several
    several += counts[user]!
  }
  let once = several
  for (let user = 0; user < numbers; user++) if (counts[user] === 1) starts[user] = once++
  let without = once
  const places = new Uint32Array(sessions)
  const repeaters = new Uint32Array(several)
  for (let row = 0; row < sessions; row++) {
    const place = isKnown[row] === 1 ? starts[values[row]!]!++ : without++
    places[row] = place
    if (place < several) repeaters[place] = values[row]!
  }
  return { sessions, places, repeaters, known: once }
}

/** Sessions as they lie in the table, where nothing is known of users. */
export const asStored = (sessions: number): SortedSessions => ({
  sessions,
  places: Uint32Array.from({ length: sessions }, (_, row) => row),
  repeaters: new Uint32Array(),
  known: 0,
})
