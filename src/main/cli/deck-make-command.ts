import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import type { ReadReport } from '#core/report/read-report'
import { type BuiltDeck, buildDeck } from '#core/slide/build-deck'
import { type Deck, SIZES } from '#core/slide/deck/deck'
import { keepPrinted } from '#core/slide/deck/deck-edits'
import { readTemplate } from '#core/slide/templates/template'
import { TEMPLATE_IDS, templateDeck } from '#core/slide/templates/templates'
import { readTheme } from '#core/slide/theme/read-theme'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import { MODES, type Theme } from '#core/slide/theme/theme'
import { askDeck } from '#engine/ask-deck'
import { fingerprintOf } from '#engine/fingerprint'
import { errorCode } from '../services/error-code'
import { ANALYSIS_OPTIONS, type Analysis, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { type DeckForm, deckForm, writeDeckFiles } from './deck-files'
import { writeDeckReport } from './deck-report'
import { datasetPaths, openReport } from './open-report'
import { usage } from './outcome'
import { withReportValues } from './report-values'

const OPTIONS = {
  ...ANALYSIS_OPTIONS,
  template: { type: 'string' },
  report: { type: 'string' },
  theme: { type: 'string' },
  mode: { type: 'string' },
  size: { type: 'string' },
  handout: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const

type Values = { readonly [N in 'template' | 'report' | 'theme' | 'mode' | 'size' | 'output']?: string | undefined } & {
  readonly handout?: boolean | undefined
}

/** Makes a deck of a template, or the one a report has, asks a dataset for it and writes it. */
export async function deckMakeCommand(args: readonly string[]): Promise<Result<null>> {
  const started = performance.now()
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const form = await formOf(values)
  if (!form.ok) return form
  const read = values.report === undefined ? ok(null) : await openReport(values.report)
  if (!read.ok) return read
  const paths = await pathsOf(positionals, values.report, read.value)
  if (!paths.ok) return paths
  const theme = await themeOf(values.theme)
  if (!theme.ok) return theme
  const asFile = await openAnalysis('deck', paths.value, values)
  if (!asFile.ok) return asFile
  const { engine, table: before } = asFile.value
  const valued = await withReportValues(engine, before, read.value?.report ?? { values: null })
  if (!valued.ok) return valued
  const opened = { ...asFile.value, table: valued.value }
  const planned = await deckAsked(values, read.value?.report.deck ?? null, theme.value, opened)
  if (!planned.ok) return planned
  const built = await build(planned.value, opened)
  if (!built.ok) return built
  const asked = performance.now()
  const { output = '' } = values
  const written = await writeDeckFiles(built.value.model, form.value)
  if (!written.ok) return written
  const kept = keepPrinted(built.value.printed)(planned.value)
  const report = await writeDeckReport(form.value, kept, opened, paths.value, read.value)
  if (!report.ok) return report
  say(built.value, {
    output,
    files: [...written.value, report.value],
    askedMs: asked - started,
    ms: performance.now() - started,
  })
  return ok(null)
}

async function formOf(values: Values): Promise<Result<DeckForm>> {
  const { output, template, report, mode, size } = values
  if (output === undefined) return usage('deck needs -o deck.pdf, -o deck.pptx or -o FOLDER/')
  if (template === undefined && report === undefined)
    return usage(`deck needs --template, one of ${TEMPLATE_IDS.join(', ')} or a file, or --report with a deck`)
  if (mode !== undefined && !MODES.some((known) => known === mode)) return usage(`--mode is one of ${MODES.join(', ')}`)
  if (size !== undefined && !SIZES.some((known) => known === size)) return usage(`--size is one of ${SIZES.join(', ')}`)
  return deckForm(output, values.handout ?? false)
}

async function pathsOf(
  given: readonly string[],
  file: string | undefined,
  read: ReadReport | null,
): Promise<Result<readonly string[]>> {
  if (given.length > 0 || file === undefined || !read) return ok(given)
  return datasetPaths(file, read)
}

async function themeOf(given: string | undefined): Promise<Result<Theme | null>> {
  if (given === undefined) return ok(null)
  const shipped = SHIPPED_THEMES.find(({ name }) => name.toLowerCase() === given.toLowerCase())
  if (shipped) return ok(shipped)
  const text = await textOf(given)
  return text.ok ? readTheme(text.value, path.basename(given)) : text
}

async function textOf(file: string): Promise<Result<string>> {
  try {
    return ok(await readFile(file, 'utf8'))
  } catch (error) {
    return fail({ code: 'file-unreadable', file: path.basename(file), detail: errorCode(error) })
  }
}

/** The deck that is asked for: of a template, of a template of one's own, or the report's. */
async function deckAsked(
  { template, report, mode, size }: Values,
  last: Deck | null,
  theme: Theme | null,
  { table }: Analysis,
): Promise<Result<Deck>> {
  const id = TEMPLATE_IDS.find((known) => known === template)
  let deck = last
  if (id) deck = templateDeck(id, table, theme ?? last?.theme ?? SHIPPED_THEMES[0]!, last)
  else if (template !== undefined) {
    const text = await textOf(template)
    if (!text.ok) return text
    const own = readTemplate(text.value, path.basename(template))
    if (!own.ok) return own
    deck = own.value
  }
  if (!deck || deck.slides.length === 0) return fail({ code: 'no-deck', file: path.basename(report ?? template ?? '') })
  return ok({
    ...deck,
    ...(theme && { theme }),
    mode: MODES.find((known) => known === mode) ?? deck.mode,
    size: SIZES.find((known) => known === size) ?? deck.size,
  })
}

async function build(
  deck: Deck,
  { engine, table, sources, filters, thresholds, level }: Analysis,
): Promise<Result<BuiltDeck>> {
  const options = { filters, thresholds, level }
  const answers = await askDeck(engine, deck, table, options)
  if (!answers.ok) return answers
  return ok(buildDeck(deck, { table, answers: answers.value, options, fingerprint: await fingerprintOf(sources) }))
}

function say(
  { model, checks }: BuiltDeck,
  { output, files, askedMs, ms }: { output: string; files: readonly string[]; askedMs: number; ms: number },
): void {
  const lines = [
    ...model.slides.flatMap(({ number, proof }) => proof.map((what) => `Slide ${number}: ${what}`)),
    ...checks
      .filter(({ words, state }) => state !== 'unprinted' && (words === 'changed' || words === 'read-again'))
      .map(({ number, words, headline }) =>
        words === 'changed'
          ? `Slide ${number}: the data no longer supports what was printed, “${headline}”.`
          : `Slide ${number}: read its headline again, “${headline}”; numbers under it changed.`,
      ),
    `Wrote ${model.slides.length} slides to ${output} in ${(ms / 1000).toFixed(1)} s (${(askedMs / 1000).toFixed(1)} s to open and ask): ${files.join(', ')}.`,
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}
