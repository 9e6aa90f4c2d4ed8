import { expect, test } from 'vitest'
import { hashText } from '#core/transcript/hash'

test('a hash is a safe whole number, the same for the same text', () => {
  for (const text of ['', 'a', '0a1b2c3d-4e5f-4061-8071-2a3b4c5d6e7f', '버그 🙂']) {
    expect(Number.isSafeInteger(hashText(text))).toBe(true)
    expect(hashText(text)).toBe(hashText(`${text}`))
  }
})

test('texts that differ little have different hashes', () => {
  // 200,000 of 2^53: the chance of any collision is 2 in a million.
  const seen = new Set<number>()
  for (let i = 0; i < 100_000; i++) seen.add(hashText(`uuid-${i}`)).add(hashText(`${i}-uuid`))
  expect(seen.size).toBe(200_000)
})
