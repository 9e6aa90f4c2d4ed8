import { z } from 'zod'
import { mappingChoiceSchema } from '../dataset/mapping-choice'
import { fail, ok, type Result } from '../failure'
import { deckSchema } from '../slide/deck/deck'
import { appliedValuesSchema } from '../value/sessions/applied-values'
import { type Migration, migrate, type RawReport } from './migrate'
import { parseAsFar } from './parse-as-far'
import type { ReportPart, ReportProblem } from './problem'
import {
  besideSchema,
  EMPTY_REPORT,
  REPORT_FORMAT,
  REPORT_VERSION,
  type Report,
  type ReportDataset,
  reportDatasetFields,
  slideSchema,
  type View,
  viewSchema,
} from './report'
import { freeName } from './view-edits'

/** A report as far as it could be read. */
export interface ReadReport {
  readonly report: Report
  /** What could not be read; while there is any, the file must not be written over without the user's word. */
  readonly problems: readonly ReportProblem[]
}

/**
 * Reads a report, part by part: one that is damaged is told of and leaves the others alone. Only a text that is no
 * report at all is a failure.
 *
 * @param file name of the file, for the failure
 */
export function readReport(
  text: string,
  file: string,
  migrations?: ReadonlyMap<number, Migration>,
  version: number = REPORT_VERSION,
): Result<ReadReport> {
  const { value, brokeAt } = parseAsFar(text.replace(/^\uFEFF/, ''))
  const raw = z.record(z.string(), z.unknown()).safeParse(value).data
  if (!raw || raw.format !== REPORT_FORMAT) return fail({ code: 'not-a-report', file })
  const problems: ReportProblem[] = []
  if (brokeAt !== null) problems.push({ code: 'cut-short', at: brokeAt, length: text.length })
  const from = z.number().int().positive().safeParse(raw.version).data
  if (from === undefined) problems.push({ code: 'version-unknown' })
  else if (from > version) problems.push({ code: 'newer', version: from })
  const parts = new PartReader(migrate(raw, from ?? version, migrations, version), problems)
  const views = distinctViews(parts.list('views', viewSchema))
  const shown = parts.one('openView', z.string().nullable(), null)
  // Reports were written before two views could stand side by side.
  const beside = raw.beside === undefined ? null : parts.one('beside', besideSchema.nullable(), null)
  const values = raw.values === undefined ? null : parts.one('values', appliedValuesSchema.nullable(), null)
  return ok({
    report: {
      datasets: parts.datasets(),
      mapping: parts.mapping(),
      views,
      openView: views.some(({ id }) => id === shown) ? shown : (views[0]?.id ?? null),
      beside: beside && [beside.view, shown].every((id) => views.some((view) => view.id === id)) ? beside : null,
      slides: parts.list('slides', slideSchema),
      deck: parts.one('deck', deckSchema.nullable(), null),
      values,
    },
    problems,
  })
}

class PartReader {
  constructor(
    private readonly raw: RawReport,
    private readonly problems: ReportProblem[],
  ) {}

  one<T>(part: ReportPart, schema: z.ZodType<T>, otherwise: T): T {
    if (!this.#has(part)) return otherwise
    const parsed = schema.safeParse(this.raw[part])
    if (parsed.success) return parsed.data
    this.#unreadable(part, 'as a whole', parsed.error)
    return otherwise
  }

  list<T>(part: ReportPart, schema: z.ZodType<T>): T[] {
    return this.#items(part).flatMap((item, i) => {
      const parsed = schema.safeParse(item)
      if (parsed.success) return [parsed.data]
      this.#unreadable(part, nameOf(item, i), parsed.error)
      return []
    })
  }

  datasets(): ReportDataset[] {
    return this.#items('datasets').flatMap((item, i) => {
      const given = z.record(z.string(), z.unknown()).safeParse(item)
      if (!given.success) {
        this.#unreadable('datasets', nameOf(item, i), given.error)
        return []
      }
      return [this.#dataset(given.data, nameOf(item, i))]
    })
  }

  mapping(): Report['mapping'] {
    const part = this.one('mapping', z.record(z.string(), z.unknown()), EMPTY_REPORT.mapping)
    const { columns, labels } = mappingChoiceSchema.shape
    return {
      columns: this.#field('mapping', 'columns', columns, part.columns, {}),
      labels: this.#field('mapping', 'labels', labels, part.labels, {}),
    }
  }

  #dataset(given: RawReport, name: string): ReportDataset {
    const read = <N extends keyof ReportDataset>(field: N): ReportDataset[N] =>
      this.#field(
        'datasets',
        `${name}, ${field}`,
        reportDatasetFields[field] as unknown as z.ZodType<ReportDataset[N]>,
        given[field],
        UNKNOWN_DATASET[field],
      )
    return {
      name: read('name'),
      isSample: read('isSample'),
      paths: read('paths'),
      files: read('files'),
      bytes: read('bytes'),
      fingerprint: read('fingerprint'),
      signature: read('signature'),
      columns: read('columns'),
      content: read('content'),
    }
  }

  #field<T>(part: ReportPart, name: string, schema: z.ZodType<T>, given: unknown, otherwise: T): T {
    const parsed = schema.safeParse(given)
    if (parsed.success) return parsed.data
    this.#unreadable(part, name, parsed.error)
    return otherwise
  }

  #items(part: ReportPart): unknown[] {
    return this.one(part, z.array(z.unknown()), [])
  }

  #has(part: ReportPart): boolean {
    const has = this.raw[part] !== undefined
    if (!has) this.problems.push({ code: 'part-missing', part })
    return has
  }

  #unreadable(part: ReportPart, name: string, error: z.ZodError): void {
    const [first] = error.issues
    const place = first?.path.join('.') ?? ''
    const detail = `${place === '' ? '' : `${place}: `}${(first?.message ?? 'it is damaged').replace(/\.$/, '')}`
    this.problems.push({ code: 'part-unreadable', part, name, detail })
  }
}

const UNKNOWN_DATASET: ReportDataset = {
  name: 'a dataset',
  isSample: false,
  paths: [],
  files: 0,
  bytes: 0,
  fingerprint: null,
  signature: null,
  columns: [],
  content: null,
}

const nameOf = (item: unknown, i: number): string =>
  z.object({ name: z.string().min(1) }).safeParse(item).data?.name ?? `number ${i + 1}`

/** Ids and names that came up before get others, so that a view can be told by either. */
function distinctViews(views: readonly View[]): View[] {
  const distinct: View[] = []
  for (const view of views) {
    const isKnown = distinct.some(({ id }) => id === view.id)
    distinct.push({
      ...view,
      id: isKnown
        ? freeName(
            distinct.map(({ id }) => id),
            view.id,
          )
        : view.id,
      name: freeName(
        distinct.map(({ name }) => name),
        view.name,
      ),
    })
  }
  return distinct
}
