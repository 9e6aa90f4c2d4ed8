import { expect, test } from 'vitest'
import { createKeychain } from '#main/electron/keychain'
import { createFakeElectron } from '../../support/fake-electron'

test('a key is sealed by the system, once it can be', () => {
  const fake = createFakeElectron()
  const keychain = createKeychain(fake.api.safeStorage, 'linux')
  expect(keychain.isAvailable()).toBe(false)
  fake.ready()
  expect(keychain.isAvailable()).toBe(true)
  const sealed = keychain.encrypt('a key')
  expect(Buffer.from(sealed).toString()).not.toContain('a key')
  expect(keychain.decrypt(new Uint8Array(sealed))).toBe('a key')
})

test('what Linux without a keychain offers is no keychain', () => {
  const fake = createFakeElectron({ storageBackend: 'basic_text' })
  fake.ready()
  expect(createKeychain(fake.api.safeStorage, 'linux').isAvailable()).toBe(false)
  expect(createKeychain(fake.api.safeStorage, 'darwin').isAvailable()).toBe(true)
})
