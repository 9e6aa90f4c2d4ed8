import { lookedAt, piecesOf } from '#core/report/fingerprint'
import type { ByteSource } from './byte-source'

/** The fingerprint of a dataset, in any order of its files; `core/report/fingerprint` says what it can miss. */
export async function fingerprintOf(sources: readonly ByteSource[]): Promise<string> {
  const sorted = [...sources].sort((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1))
  const sizes = sorted.map(({ size }) => size).join(',')
  const hashes = await Promise.all(lookedAt(sorted).map(hashOf))
  // A folder may list its files in another order elsewhere.
  return digest([new TextEncoder().encode(`${sizes};${[...hashes].sort().join(',')}`)])
}

async function hashOf(source: ByteSource): Promise<string> {
  return digest(await Promise.all(piecesOf(source.size).map(({ start, end }) => source.slice(start, end))))
}

async function digest(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await new Blob([...parts]).arrayBuffer())
  return [...new Uint8Array(hash).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
