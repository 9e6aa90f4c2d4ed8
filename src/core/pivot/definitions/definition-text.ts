import type { MeasureDefinition } from './definition'

/** What a definition says, apart from its id and name. */
export type DefinitionBody =
  | Omit<Extract<MeasureDefinition, { kind: 'column' }>, 'id' | 'name'>
  | Omit<Extract<MeasureDefinition, { kind: 'ratio' }>, 'id' | 'name'>
  | Omit<Extract<MeasureDefinition, { kind: 'formula' }>, 'id' | 'name'>
  | Omit<Extract<MeasureDefinition, { kind: 'adjusted' }>, 'id' | 'name'>

const OF_COLUMN = /^\s*(mean|median|sum|min|max|sd|distinct)\s*\(\s*([^()]+?)\s*\)\s*$/
const QUANTILE = /^\s*quantile\s*\(\s*([^()]+?)\s*,\s*([0-9.]+)\s*\)\s*$/
const RATIO = /^\s*sum\s*\(\s*([^()]+?)\s*\)\s*\/\s*sum\s*\(\s*([^()]+?)\s*\)\s*$/

const ADJUSTED = /^\s*adjusted\s*\(\s*([^(),]+?)\s*(?:,\s*([^()]+?))?\s*\)\s*(?:to\s+([A-Za-z0-9_]+)\s*=\s*(.+?)\s*)?$/

/**
 * Reads what a measure is to be: `median(output_words)`, `quantile(actions, 0.9)`, `sum(lines_added) / sum(prompts)`,
 * `adjusted(verified_success, work_mode * month) to month = 2025-10`; what is none of these is a formula.
 */
export function parseDefinition(text: string): DefinitionBody {
  const [, statistic, column] = OF_COLUMN.exec(text) ?? []
  if (statistic !== undefined)
    return {
      kind: 'column',
      column: column!,
      statistic: statistic as 'mean' | 'median' | 'sum' | 'min' | 'max' | 'sd' | 'distinct',
    }
  const [, of, share] = QUANTILE.exec(text) ?? []
  const p = Number(share)
  if (of !== undefined && p > 0 && p < 1) return { kind: 'column', column: of, statistic: 'quantile', p }
  const [, numerator, denominator] = RATIO.exec(text) ?? []
  if (numerator !== undefined) return { kind: 'ratio', numerator, denominator: denominator! }
  const [, rate, controls, dimension, values] = ADJUSTED.exec(text) ?? []
  if (rate !== undefined)
    return {
      kind: 'adjusted',
      of: rate,
      controls: controls === undefined ? null : controls.split('*').map((name) => name.trim()),
      to: dimension === undefined ? null : { dimension, values: values!.split('|').map((name) => name.trim()) },
    }
  return { kind: 'formula', text }
}

/** A definition as `parseDefinition` reads it. */
export function definitionText(definition: DefinitionBody): string {
  switch (definition.kind) {
    case 'column':
      return definition.statistic === 'quantile'
        ? `quantile(${definition.column}, ${definition.p ?? 0.5})`
        : `${definition.statistic}(${definition.column})`
    case 'ratio':
      return `sum(${definition.numerator}) / sum(${definition.denominator})`
    case 'formula':
      return definition.text
    case 'adjusted': {
      const { of, controls, to } = definition
      const held = controls === null ? '' : `, ${controls.join(' * ')}`
      return `adjusted(${of}${held})${to === null ? '' : ` to ${to.dimension} = ${to.values.join(' | ')}`}`
    }
  }
}
