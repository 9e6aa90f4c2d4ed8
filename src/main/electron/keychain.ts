import type { Keychain } from '../services/classify/key-store'
import type { ElectronApi } from './electron-api'

/** The system's keychain through Electron. On Linux without one Electron only disguises, and that keeps no key. */
export function createKeychain(safeStorage: ElectronApi['safeStorage'], platform: NodeJS.Platform): Keychain {
  return {
    isAvailable: () =>
      safeStorage.isEncryptionAvailable() &&
      (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  }
}
