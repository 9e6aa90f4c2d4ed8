import { call, column, item, select } from './build'
import type { SelectNode } from './node'

/** Bytes the engine holds: the datasets and whatever it works with. */
export const compileMemory = (): SelectNode =>
  select([item(call('sum', column('memory_usage_bytes')), 'bytes')], { kind: 'memory' })
