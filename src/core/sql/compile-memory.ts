import { call, column, item, select, value } from './build'
import type { SelectNode } from './node'

/** Bytes the engine holds: the datasets and whatever it works with; and the most it may hold, in words such as `3.1 GiB`. */
export const compileMemory = (): SelectNode =>
  select(
    [
      item(call('sum', column('memory_usage_bytes')), 'bytes'),
      item(call('max', call('current_setting', value('memory_limit'))), 'limit'),
    ],
    { kind: 'memory' },
  )

/** Bytes of the engine's words for an amount of memory; infinite where they are none. */
export function bytesOf(words: string): number {
  const [, number = '', unit = ''] = /^([\d.]+) ?(bytes|[KMGT]iB)$/.exec(words) ?? []
  const power = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'].indexOf(unit)
  return power < 0 ? Number.POSITIVE_INFINITY : Number(number) * 1024 ** power
}
