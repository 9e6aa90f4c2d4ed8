import { REPORT_VERSION } from './report'

/** A document before it is parsed. */
export type RawReport = Readonly<Record<string, unknown>>

/** Brings a document of one version to the next; what it does not know it leaves as it is. */
export type Migration = (raw: RawReport) => RawReport

/** By the version they start from. Version 1 had no deck. */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map([[1, (raw) => ({ ...raw, deck: null })]])

/**
 * Brings a document to this program's version, one version at a time. A newer one stays as it is, and is read as far
 * as it is understood.
 */
export function migrate(
  raw: RawReport,
  from: number,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
  to: number = REPORT_VERSION,
): RawReport {
  let document = raw
  for (let version = from; version < to; version++) document = migrations.get(version)?.(document) ?? document
  return document
}
