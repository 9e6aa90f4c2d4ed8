import type { SourceType } from './source-column'

/** What kind of values a column of this engine type holds. */
export function sourceTypeOf(engineType: string): SourceType {
  const type = engineType.toUpperCase()
  if (type === 'VARCHAR') return 'text'
  if (type === 'BOOLEAN') return 'boolean'
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'integer'
  if (/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return 'number'
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return 'time'
  return 'other'
}
