import type { Bridge } from '#core/channels'
import { type SaidLabel, saidLabel } from '#core/classify/label-record'
import type { Failure } from '#core/failure'
import type { OpenSettings } from '#engine/worker-messages'
import type { OpenRequest } from './requested-state'

/**
 * How files of a request are read: with what is known of their columns, and what was said of sessions.
 *
 * @param onUnread told of a journal that cannot be read
 */
export async function openingSettings(
  bridge: Bridge,
  { name, mapping, oneIn }: OpenRequest,
  onUnread: (failure: Failure) => void,
): Promise<OpenSettings> {
  const remembered = await bridge.call('mappings.read', null)
  return {
    name,
    ...(mapping && { mapping }),
    ...(oneIn && { oneIn }),
    labels: await labelsOfJournals(bridge, onUnread),
    ...(remembered.ok && { remembered: remembered.value }),
  }
}

/** What was said of sessions, of any dataset: the engine takes what is of this one. */
async function labelsOfJournals(bridge: Bridge, onUnread: (failure: Failure) => void): Promise<readonly SaidLabel[]> {
  const read = await bridge.call('labels.read', null)
  if (read.ok) return read.value.labels.map(saidLabel)
  onUnread(read.failure)
  return []
}
