import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may talk to the host. The token travels in the address the browser is started with and is good for one
 * exchange; the secret it buys stays in the page, and every later request carries it.
 */
export interface Session {
  readonly token: string
  /** The secret, the first time; null for a wrong token and ever after. */
  redeem(token: unknown): string | null
  isSecret(given: string | null): boolean
  isRedeemed(): boolean
}

export function createSession(): Session {
  const token = random()
  const secret = random()
  let isRedeemed = false
  return {
    token,
    redeem(given) {
      if (isRedeemed || typeof given !== 'string' || !isEqual(given, token)) return null
      isRedeemed = true
      return secret
    },
    isSecret: (given) => given !== null && isEqual(given, secret),
    isRedeemed: () => isRedeemed,
  }
}

const random = () => randomBytes(32).toString('base64url')
// Hashed first, because timingSafeEqual wants equal lengths.
const hash = (text: string) => createHash('sha256').update(text).digest()
const isEqual = (a: string, b: string) => timingSafeEqual(hash(a), hash(b))
