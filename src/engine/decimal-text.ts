/** A decimal number of 128 bits as a whole number, four words each, the lowest first. */
export function wholeOf(words: Uint32Array, row: number): bigint {
  const at = 4 * row
  const low = (BigInt(words[at + 1]!) << 32n) | BigInt(words[at]!)
  const high = (BigInt(words[at + 3]!) << 32n) | BigInt(words[at + 2]!)
  return (BigInt.asIntN(64, high) << 64n) | low
}

/** A decimal number with all its digits. */
export function decimalText(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale))
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
