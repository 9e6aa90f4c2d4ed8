import { expect, test } from 'vitest'
import { createSession } from '#main/browser/session'

test('gives the secret for the token once', () => {
  const session = createSession()
  expect(session.isRedeemed()).toBe(false)
  const secret = session.redeem(session.token)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(secret).not.toBe(session.token)
  expect(session.isRedeemed()).toBe(true)
  expect(session.redeem(session.token)).toBeNull()
})

test('a wrong token costs nothing and buys nothing', () => {
  const session = createSession()
  for (const wrong of ['', 'x', null, undefined, 7, {}, [session.token], `${session.token} `]) {
    expect(session.redeem(wrong)).toBeNull()
  }
  expect(session.redeem(session.token)).not.toBeNull()
})

test('knows its secret, and no other', () => {
  const session = createSession()
  const secret = session.redeem(session.token)
  expect(session.isSecret(secret)).toBe(true)
  for (const wrong of ['', null, session.token, `${secret}x`, createSession().token]) {
    expect(session.isSecret(wrong)).toBe(false)
  }
})
