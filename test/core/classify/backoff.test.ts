import { expect, test } from 'vitest'
import { USUAL_BACKOFF, waitBeforeRetry } from '#core/classify/backoff'
import { parseBaseUrl } from '#core/classify/base-url'

test('waits double up to a minute, spread over their upper half', () => {
  const waits = (random: number) =>
    Array.from({ length: 8 }, (_, i) => waitBeforeRetry(i + 1, random, null, USUAL_BACKOFF))
  expect(waits(0)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(waits(0.5)[0]).toBe(750)
})

test('a server that says how long to wait is waited for at least so long', () => {
  expect(waitBeforeRetry(1, 0, 7_000, USUAL_BACKOFF)).toBe(7_000)
  expect(waitBeforeRetry(5, 0.5, 7_000, USUAL_BACKOFF)).toBe(7_500)
})

test('a key goes to https, or to this machine', () => {
  expect(parseBaseUrl('https://gateway.example.org/anthropic/')).toBe('https://gateway.example.org/anthropic')
  expect(parseBaseUrl(' http://127.0.0.1:8080 ')).toBe('http://127.0.0.1:8080')
  for (const url of [
    'http://example.org',
    'https://a:b@example.org',
    'https://example.org?x',
    'http://127.0.0.1.example.org',
  ]) {
    expect(parseBaseUrl(url)).toBeNull()
  }
})
