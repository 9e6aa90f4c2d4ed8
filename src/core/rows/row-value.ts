import { fieldOf } from '../dataset/field'
import { labelName } from '../dataset/label'
import type { TableColumn } from '../dataset/sessions-table'
import { formatMonth } from '../format/month'
import { formatNumber, formatValue } from '../format/number'

/** One value of one session as people read it, empty where there is none; labels and times come as text. */
export function formatRowValue({ kind, field }: Pick<TableColumn, 'kind' | 'field'>, value: unknown): string {
  if (value === null || value === undefined) return ''
  switch (kind) {
    case 'label': {
      const taxonomy = field === null ? undefined : fieldOf(field).taxonomy
      return taxonomy ? labelName(taxonomy, String(value)) : String(value)
    }
    case 'time':
      return String(value).slice(0, 16).replace('T', ' ')
    case 'month':
      return formatMonth(String(value), true)
    case 'money':
      return formatValue(Number(value), 'dollars')
    case 'count':
      return formatValue(Number(value), 'count')
    case 'share':
    case 'number':
      return formatNumber(Number(value))
    case 'flag':
      return value ? 'Yes' : 'No'
    default:
      return String(value)
  }
}

/** Whether the values of a column stand at the right. */
export const isNumeric = ({ kind }: Pick<TableColumn, 'kind'>): boolean =>
  kind === 'money' || kind === 'count' || kind === 'share' || kind === 'number' || kind === 'signal'
