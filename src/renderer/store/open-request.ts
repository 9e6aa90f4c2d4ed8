import type { FileRef } from '#core/channels'
import { datasetName } from '#core/dataset/dataset-name'
import type { FileGroup } from '#core/dataset/file-group'
import type { Services } from './app-state'
import type { OpenRequest, PendingReport } from './requested-state'

/** How files of the host are opened as one dataset. */
export function requestOf(
  files: readonly FileRef[],
  fileRequest: Services['fileRequest'],
  name = datasetName(files.map((file) => file.name)),
): OpenRequest {
  return {
    sources: files.map(({ id, name, size, locked }) =>
      locked === undefined ? { name, size, request: fileRequest(id) } : { name, locked },
    ),
    name,
    fileIds: files.map(({ id }) => id),
  }
}

/** How the sample is opened: under a name that says what it is, and no file of the user's. */
export const sampleRequest = (file: FileRef, fileRequest: Services['fileRequest']): OpenRequest => ({
  ...requestOf([file], fileRequest, 'Synthetic sample'),
  fileIds: [],
  isSample: true,
})

/** Of files that turned out to be several exports, those that are one. */
export function requestOfGroup({ sources, fileIds, ...request }: OpenRequest, { at }: FileGroup): OpenRequest {
  const own = at.map((i) => sources[i]!)
  return {
    ...request,
    sources: own,
    name: datasetName(own.map((source) => source.name)),
    ...(fileIds && { fileIds: fileIds.length > 0 ? at.map((i) => fileIds[i]!) : [] }),
  }
}

/** The same files opened for a report, their columns as it says; where it can no longer say, as is remembered. */
export function forReport(request: OpenRequest, report: PendingReport): OpenRequest {
  const isKnown = !report.problems.some((problem) => 'part' in problem && problem.part === 'mapping')
  return { ...request, report, ...(isKnown && { mapping: report.report.mapping }) }
}
