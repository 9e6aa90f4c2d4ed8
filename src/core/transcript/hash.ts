/**
 * A 53-bit number for a text, so that millions of ids are remembered without keeping the texts. With ten million ids
 * the chance that any two collide is under one percent.
 */
export function hashText(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    high = Math.imul(high ^ c, 0x9e3779b1)
    low = Math.imul(low ^ c, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return (high >>> 0) * 0x200000 + (low >>> 11)
}
