import { type Random, scramble } from './random'

const FOUR_DIGITS = Array.from({ length: 2 ** 16 }, (_, value) => value.toString(16).padStart(4, '0'))

const high = (bits: number): string => FOUR_DIGITS[bits >>> 16]!
const low = (bits: number): string => FOUR_DIGITS[bits & 0xffff]!

/** A session id in the shape of a UUID. Its first 32 bits are the scrambled number of the row, so no two are equal. */
export function sessionId(random: Random, row: number, seed: number): string {
  const first = scramble(row ^ scramble(seed))
  const second = random.bits()
  const third = random.bits()
  const fourth = random.bits()
  const version = low((second & 0x0fff) | 0x4000)
  const variant = low((third & 0x3fff) | 0x8000)
  return `${high(first)}${low(first)}-${high(second)}-${version}-${variant}-${high(third)}${high(fourth)}${low(fourth)}`
}

/** A pseudonymous account; different users never share one. */
export function userId(user: number, seed: number): string {
  const bits = scramble(user ^ scramble(seed + 1))
  return `user-${high(bits)}${low(bits)}`
}
