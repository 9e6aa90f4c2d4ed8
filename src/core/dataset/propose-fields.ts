import { type ColumnProfile, shareWhere } from './column-profile'
import { FIELDS, type Field, type FieldId, fieldOf } from './field'
import { FIELD_ALIASES, fieldByOtherName, foldName } from './field-aliases'
import { parseLabel, type Taxonomy } from './label'
import type { MappingChoice } from './mapping-choice'
import { parseMonth } from './month'
import type { SourceColumn } from './source-column'
import { transcriptColumnWords } from './transcript-column'

/** How it was found out which field a column holds. */
export type MappedBy = 'choice' | 'name' | 'alias' | 'content'

/** A field that a column is taken to hold. */
export interface Proposal {
  readonly field: FieldId
  readonly by: MappedBy
  /** Share of the values looked at that fit the field, 0 to 1; null where none were looked at. */
  readonly fit: number | null
}

interface Candidate extends Proposal {
  readonly source: string
  /** Lower is surer. */
  readonly rank: number
}

/**
 * Proposes which column holds which field: what someone chose, then names of the schema, then names known from other
 * exports where the values do not speak against them, then what the values themselves tell. No field is given twice.
 *
 * @param profiles what the columns hold, by name; those without a name of the schema need one to be recognised
 * @param elsewhere fields that other columns hold, or are to hold
 */
export function proposeFields(
  columns: readonly SourceColumn[],
  profiles: ReadonlyMap<string, ColumnProfile>,
  choice: MappingChoice['columns'],
  elsewhere: readonly FieldId[] = [],
): Map<string, Proposal> {
  const proposed = new Map<string, Proposal>()
  const given = new Set<FieldId>(elsewhere)
  const open: SourceColumn[] = []
  for (const source of columns) {
    const chosen = Object.hasOwn(choice, source.name) ? choice[source.name] : undefined
    if (chosen === undefined) open.push(source)
    else if (chosen !== null && !given.has(chosen)) {
      given.add(chosen)
      proposed.set(source.name, { field: chosen, by: 'choice', fit: null })
    }
  }
  const candidates = open.flatMap((source) => candidatesFor(source, profiles.get(source.name)))
  // A stable sort: of equals the first column is taken.
  for (const { source, rank: _, ...proposal } of candidates.sort((a, b) => a.rank - b.rank)) {
    if (proposed.has(source) || given.has(proposal.field)) continue
    given.add(proposal.field)
    proposed.set(source, proposal)
  }
  return proposed
}

const bySchemaName = new Map<string, FieldId>(FIELDS.map(({ id }) => [foldName(id), id]))

/** Whether a column goes by the name of a field, so that its values need not be asked. */
export const hasSchemaName = (source: SourceColumn): boolean => bySchemaName.has(foldName(source.name))

const ALIAS_RANK = 1
const CONTENT_RANK = 100

function candidatesFor(source: SourceColumn, profile: ColumnProfile | undefined): Candidate[] {
  const named = bySchemaName.get(foldName(source.name))
  if (named)
    return [{ source: source.name, field: named, by: 'name', fit: profile ? fitOf(named, profile) : null, rank: 0 }]
  // What our own reader of transcripts wrote has its name, and is nothing else.
  if (!profile || profile.written === 0 || transcriptColumnWords(source.name)) return []
  const found: Candidate[] = []
  const alias = fieldByOtherName(source.name)
  if (alias) {
    const fit = fitOf(alias, profile)
    const order = FIELD_ALIASES[alias]!.findIndex((name) => foldName(name) === foldName(source.name))
    if (fit >= FITS_NAME)
      found.push({ source: source.name, field: alias, by: 'alias', fit, rank: ALIAS_RANK + order / 100 })
  }
  for (const field of CONTENT_FIELDS) {
    const fit = recognise(field, profile)
    if (fit >= FITS_CONTENT) {
      const hint = hintsAt(field, source.name) ? 0 : 1
      found.push({ source: source.name, field, by: 'content', fit, rank: CONTENT_RANK + hint + (1 - fit) })
    }
  }
  return found
}

// Some spellings may be wrong or new without making the name a lie; values alone must leave little doubt.
const FITS_NAME = 0.5
const FITS_CONTENT = 0.8

/** Fields that values alone can tell, surest first. */
const CONTENT_FIELDS: readonly FieldId[] = [
  'work_mode',
  'outcome',
  'codebase_relation',
  'expertise',
  'success_signal',
  'failure_signal',
  'occupation',
  'work_occupation',
  'surface',
  'model',
  'month',
  'started_at',
  'session_id',
]

/** Share of the values that could be values of the field, 0 to 1. */
function fitOf(id: FieldId, profile: ColumnProfile): number {
  const field = fieldOf(id)
  const { type } = profile.source
  switch (field.kind) {
    case 'label':
    case 'signal':
      return shareWhere(profile, (text) => parseLabel(field.taxonomy!, text) !== null)
    case 'session':
      return profile.distinct === profile.written ? 1 : 0
    case 'month':
      return shareWhere(profile, (text) => parseMonth(text) !== null)
    case 'time':
      return type === 'time' ? 1 : type === 'text' ? shareWhere(profile, isTime) : 0
    case 'count':
    case 'share':
    case 'money':
    case 'number':
      if (type === 'integer' || type === 'number') return 1
      return type === 'text' ? shareWhere(profile, isNumber) : 0
    case 'flag':
      return type === 'boolean' ? 1 : shareWhere(profile, (text) => /^(true|false|yes|no|0|1)$/i.test(text))
    case 'text':
      return type === 'text' ? 1 : 0
    default:
      return 1
  }
}

/** The same, but 0 unless values of this kind can hardly mean another field. */
function recognise(id: FieldId, profile: ColumnProfile): number {
  const { source, spellings } = profile
  const field: Field = fieldOf(id)
  if (field.taxonomy) return isTelling(id, field.taxonomy, profile) ? fitOf(id, profile) : 0
  switch (id) {
    case 'model':
      return shareWhere(profile, (text) => MODEL.test(text))
    case 'month':
      // A date can be of anything: the name must speak of the session.
      if (source.type !== 'text' || !hintsAt(id, source.name)) return 0
      return shareWhere(profile, (text) => MONTH.test(text) && parseMonth(text) !== null)
    case 'started_at':
      return hintsAt(id, source.name) ? fitOf(id, profile) : 0
    case 'session_id':
      return profile.written > 1 && fitOf(id, profile) === 1 && spellings.every(({ text }) => ID.test(text)) ? 1 : 0
    default:
      return 0
  }
}

const MODEL = /claude|opus|sonnet|haiku|\bgpt\b|gemini|llama|mistral/i
const MONTH = /^\s*(\d{4}[-/.]\d{1,2}|\p{L}{3,9}\.?,?[\s-]+\d{4})\s*$/u
const ID = /^(?=.*\d)[\w.:-]{8,}$/
const isTime = (text: string): boolean => /^\s*\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}|\s*$)/.test(text)
const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

/**
 * Whether the spellings name labels of the taxonomy: at least two, in words. Bare digits could be any scale or count, and
 * tell nothing.
 */
function isTelling(id: FieldId, taxonomy: Taxonomy, { source, spellings }: ColumnProfile): boolean {
  const labels = new Set<string>()
  for (const { text } of spellings) {
    const label = /\p{L}|-0000/u.test(text) ? parseLabel(taxonomy, text) : null
    if (label !== null && label !== 'Unclear') labels.add(label)
  }
  if (labels.size < 2) return false
  // Both signals share their words; only the name can tell which is which.
  return id === 'success_signal' || id === 'failure_signal' ? hintsAt(id, source.name) : true
}

const HINTS: Readonly<Partial<Record<FieldId, RegExp>>> = {
  success_signal: /succe/,
  failure_signal: /fail|troubl/,
  occupation: /user|own|person|author/,
  work_occupation: /work|task|domain/,
  month: /^(session|start|calendar)?months?(start|session)?$/,
  started_at: /start|begin|began|creat|firstseen|opened|^(when|time|datetime|timestamp|date)$/,
  session_id: /session|conversation|chat|thread|id$/,
}

const hintsAt = (id: FieldId, name: string): boolean => HINTS[id]?.test(foldName(name)) ?? false
