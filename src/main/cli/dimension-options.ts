import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { DATE_UNITS } from '#core/pivot/calendar'
import type { CutRequest } from '#core/pivot/cut'
import { canBin, definedDimension } from '#core/pivot/defined-dimension'
import type { Dimension } from '#core/pivot/dimension'
import { type DimensionDefinition, dimensionDefinitionSchema } from '#core/pivot/dimension-definition'
import { givenDimensions } from '#core/pivot/dimensions-of'
import type { Asks } from '#engine/ask-pivot'
import { cutBins } from '#engine/cut-bins'
import { usage } from './outcome'
import { parseValue, splitList } from './value-text'

interface DimensionOptions {
  readonly bin?: readonly string[] | undefined
  readonly date?: readonly string[] | undefined
  readonly group?: readonly string[] | undefined
}

/** The dimensions that `--bin`, `--date` and `--group` make, each checked against the table. */
export async function parseDimensions(
  { bin = [], date = [], group = [] }: DimensionOptions,
  engine: Asks,
  table: SessionsTable,
): Promise<Result<DimensionDefinition[]>> {
  const known = givenDimensions(table)
  const made: DimensionDefinition[] = []
  const parsed = [
    ...bin.map((text) => () => parseBin(text, engine, table, known)),
    ...date.map((text) => () => parseDate(text)),
    ...group.map((text) => () => parseGroup(text, table, known)),
  ]
  for (const parse of parsed) {
    const definition = await parse()
    if (!definition.ok) return definition
    const fits = definedDimension(definition.value, known, table)
    if (!fits.ok) return fits
    if (made.some(({ id }) => id === definition.value.id)) return usage(`${definition.value.id} is made twice`)
    made.push(definition.value)
  }
  return ok(made)
}

/** `[name=]column:rest` */
function head(text: string): { readonly name: string | null; readonly from: string; readonly rest: string } | null {
  const [, name, from, rest] = /^(?:([^=:]+)=)?([^:]+):(.+)$/s.exec(text) ?? []
  return from === undefined ? null : { name: name?.trim() ?? null, from: from.trim(), rest: rest!.trim() }
}

async function parseBin(text: string, engine: Asks, table: SessionsTable, known: readonly Dimension[]) {
  const parts = head(text)
  const request = parts && cutOf(parts.rest)
  if (!parts || !request) return usage(`--bin takes column:width=10, quantiles=4 or edges=1,5,10, and got ${text}`)
  const from = known.find(({ id }) => id === parts.from)
  if (!from) return fail({ code: 'unknown-dimension', name: parts.from, known: known.map(({ id }) => id) })
  const id = parts.name ?? `${parts.from}_bins`
  if (from.distinct === 0 || !canBin(from)) {
    const kind = from.distinct === 0 ? 'nothing' : 'bins'
    return fail({ code: 'dimension-unfit', dimension: id, from: from.name, kind })
  }
  const cut = await cutBins(engine, table, from.column, request)
  return cut.ok
    ? ok(checked({ kind: 'bins', id, name: parts.name ?? `${from.name}, binned`, from: from.id, cut: cut.value }))
    : cut
}

function cutOf(text: string): CutRequest | null {
  const [, by, rest] = /^(width|quantiles|edges)=(.+)$/.exec(text) ?? []
  if (by === 'edges') {
    const edges = splitList(rest!).map(Number)
    return edges.every(Number.isFinite) ? { by, edges } : null
  }
  if (by === 'quantiles')
    return /^\d+$/.test(rest!) && Number(rest) >= 2 && Number(rest) <= 100 ? { by, count: Number(rest) } : null
  const [, width, from, to] = /^([\d.e-]+)(?:,from=([\d.e-]+))?(?:,to=([\d.e-]+))?$/.exec(rest ?? '') ?? []
  if (by !== 'width' || !(Number(width) > 0)) return null
  return {
    by,
    width: Number(width),
    ...(from !== undefined && { from: Number(from) }),
    ...(to !== undefined && { to: Number(to) }),
  }
}

function parseDate(text: string): Result<DimensionDefinition> {
  const parts = head(text) ?? { name: null, from: 'started_at', rest: text.trim() }
  const unit = DATE_UNITS.find((one) => one === parts.rest)
  if (!unit) return usage(`--date takes ${DATE_UNITS.join(', ')}, or column:week, and got ${text}`)
  const id = parts.name ?? (parts.from === 'started_at' ? unit : `${parts.from}_${unit}`)
  return ok(checked({ kind: 'date', id, name: capital(id), from: parts.from, unit }))
}

function parseGroup(text: string, table: SessionsTable, known: readonly Dimension[]): Result<DimensionDefinition> {
  const parts = head(text)
  if (!parts || parts.name === null) return usage(`--group takes name=column:A+B|C, and got ${text}`)
  const from = known.find(({ id }) => id === parts.from)
  if (!from) return fail({ code: 'unknown-dimension', name: parts.from, known: known.map(({ id }) => id) })
  const groups: { name: string; values: (string | number | boolean | null)[] }[] = []
  let rest: 'apart' | { name: string } = 'apart'
  for (const part of splitOutside(parts.rest, '|')) {
    const [, label, list] = /^(?:\s*([^="+]+|"[^"]+")\s*=)?(.*)$/s.exec(part) ?? []
    const named = label?.trim().replaceAll('"', '')
    if (list!.trim() === '*') {
      rest = { name: named ?? 'Others' }
      continue
    }
    const written = splitList(list!, '+')
    const values = []
    for (const one of written) {
      const value = parseValue(from, one, table)
      if (!value.ok) return value
      values.push(value.value)
    }
    groups.push({ name: named ?? written.join(' + '), values })
  }
  const { name, from: column } = parts
  const definition = dimensionDefinitionSchema.safeParse({ kind: 'groups', id: name, name, from: column, groups, rest })
  return definition.success ? ok(definition.data) : usage(`--group takes name=column:A+B|C, and got ${text}`)
}

/** Cut at a separator that stands in no quotation. */
function splitOutside(text: string, separator: string): string[] {
  const parts = ['']
  let isQuoted = false
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    if (letter === separator && !isQuoted) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

const checked = (definition: DimensionDefinition): DimensionDefinition => dimensionDefinitionSchema.parse(definition)

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1).replaceAll('_', ' ')
