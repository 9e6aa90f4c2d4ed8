import { MISSING } from '../format/key'
import type { KeyValue } from './dimension'
import { type Filter, isGroup, type LeafFilter } from './filter'

/** A filter as the command line writes it, `work_mode=Fix,Build`; see docs/command-line.md. */
export function filterText(filter: Filter): string {
  if (!isGroup(filter)) return leafText(filter)
  const all = filter.filters.map(filterText).join(filter.kind === 'all' ? ' and ' : ' or ')
  return filter.kind === 'none' ? `not (${all})` : `(${all})`
}

function leafText(filter: LeafFilter): string {
  const name = quoted(filter.dimension)
  switch (filter.kind) {
    case undefined:
    case 'membership':
      return `${name}${filter.isNegated ? '!=' : '='}${filter.values.map(valueText).join(',')}`
    case 'range': {
      const bounds = [
        ...(filter.from === null ? [] : [`${name}${filter.isAbove ? '>' : '>='}${valueText(filter.from)}`]),
        ...(filter.to === null ? [] : [`${name}${filter.isBelow ? '<' : '<='}${valueText(filter.to)}`]),
      ]
      return bounds.length === 1 ? bounds[0]! : `(${bounds.join(' and ')})`
    }
    case 'relative':
      return `${name} last ${filter.count} ${filter.unit}${filter.count === 1 ? '' : 's'}`
    case 'text':
      return filter.how === 'contains'
        ? `${name}~${quoted(filter.text)}`
        : `${name} ${filter.how} ${quoted(filter.text)}`
    case 'null':
      return `${name} is ${filter.isNegated ? 'not ' : ''}null`
    case 'top': {
      const by = filter.measure === 'sessions' ? '' : `:${filter.measure}`
      return `${filter.isLowest ? 'bottom' : 'top'} ${name}:${filter.count}${by}`
    }
    case 'at-least':
      return `at-least ${name}:${filter.sessions}`
  }
}

const valueText = (value: KeyValue): string =>
  value === null ? MISSING : value === MISSING ? `"${MISSING}"` : quoted(String(value))

/** In quotes where the bare word could be read as something else. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}_.+-]+(?: [\p{L}\p{N}_.+-]+)*$/u.test(text) &&
  !/ (?:and|or|is|last|starts|ends|matches|contains) /i.test(` ${text} `)
    ? text
    : `"${text.replaceAll('"', '""')}"`
