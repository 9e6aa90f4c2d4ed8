import { readFileSync, rmSync } from 'node:fs'
import { fail, ok, type Result } from '#core/failure'
import { writeAtomically } from '../atomic-write'

/** The system's keychain, as a host brings it. */
export interface Keychain {
  isAvailable(): boolean
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
}

/** Where the API key is. It is read when a run starts, and told to nobody else. */
export interface KeyStore {
  readonly keepsKeys: boolean
  from(): 'environment' | 'keychain' | null
  read(): string | null
  /** Keeps a key, or forgets the one that is kept. */
  keep(key: string | null): Promise<Result<null>>
}

/** The key of the environment goes before one in the keychain. A host without a keychain keeps none. */
export function createKeyStore(file: string, keychain: Keychain | null, env = process.env): KeyStore {
  const isAvailable = () => keychain?.isAvailable() === true
  function kept(): string | null {
    if (!keychain || !isAvailable()) return null
    try {
      return keychain.decrypt(readFileSync(file)) || null
    } catch {
      return null
    }
  }
  const ofEnvironment = () => env.ANTHROPIC_API_KEY?.trim() || null
  return {
    get keepsKeys() {
      return isAvailable()
    },
    from: () => (ofEnvironment() !== null ? 'environment' : kept() !== null ? 'keychain' : null),
    read: () => ofEnvironment() ?? kept(),
    async keep(key) {
      if (key === null) {
        rmSync(file, { force: true })
        return ok(null)
      }
      if (!keychain || !isAvailable()) return fail({ code: 'key-not-kept' })
      return writeAtomically(file, keychain.encrypt(key.trim()))
    },
  }
}
