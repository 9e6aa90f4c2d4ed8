import type { Verdict } from './finding'

export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  holds: 'holds',
  'does-not-hold': 'does not hold',
  'cannot-tell': 'cannot tell',
}
