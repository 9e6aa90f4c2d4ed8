import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { ReportDataset, ReportPath } from '#core/report/report'

/**
 * Where the files of a report's dataset are: below the report, where they lay there when it was saved, else where they
 * were. Null unless all of them are.
 *
 * @param folder the report's; null for one without a place of its own
 * @param sample where the sample is
 */
export async function locateDataset(
  dataset: ReportDataset,
  folder: string | null,
  sample: string | null,
): Promise<string[] | null> {
  if (dataset.isSample) return sample === null ? null : [sample]
  const found = await Promise.all(dataset.paths.map((one) => firstThere(candidates(one, folder))))
  return found.length > 0 && found.every((one) => one !== null) ? found : null
}

function candidates({ path: absolute, below }: ReportPath, folder: string | null): string[] {
  const beside = folder !== null && below !== null && staysBelow(below) ? [path.join(folder, below)] : []
  return [...beside, ...(isOnThisMachine(absolute) ? [absolute] : [])]
}

/** A report that came from elsewhere must not make this machine knock at another. */
const isOnThisMachine = (file: string): boolean => path.isAbsolute(file) && !/^[\\/]{2}/.test(file)

const staysBelow = (file: string): boolean => !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..')

async function firstThere(files: readonly string[]): Promise<string | null> {
  for (const file of files) if (await stat(file).catch(() => null)) return file
  return null
}

/** Paths as a report keeps them. */
export function reportPaths(files: readonly string[], folder: string | null): ReportPath[] {
  return files.map((file) => {
    const below = folder === null ? '' : path.relative(folder, file)
    const isBelow = below !== '' && staysBelow(below)
    return { path: path.resolve(file), below: isBelow ? below.split(path.sep).join('/') : null }
  })
}
