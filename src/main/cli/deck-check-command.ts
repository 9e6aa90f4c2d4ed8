import path from 'node:path'
import { deckCheckJson, deckCheckText } from '#core/export/deck-check-text'
import { fail, type Result } from '#core/failure'
import { buildDeck } from '#core/slide/build-deck'
import { askDeck } from '#engine/ask-deck'
import { fingerprintOf } from '#engine/fingerprint'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { openReport } from './open-report'
import { usage } from './outcome'
import { printOut } from './print-out'
import { withReportValues } from './report-values'

/** `deck check R.report.json FILE…`: which numbers of a deck a newer export no longer bears out. */
export async function deckCheckCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, ANALYSIS_OPTIONS)
  if (!line.ok) return line
  const [file, ...files] = line.value.positionals
  if (file === undefined || files.length === 0) return usage('deck check needs a report and a newer export')
  const read = await openReport(file)
  if (!read.ok) return read
  const { deck } = read.value.report
  if (!deck || deck.slides.length === 0) return fail({ code: 'no-deck', file: path.basename(file) })
  const opened = await openAnalysis('deck check', files, line.value.values)
  if (!opened.ok) return opened
  const { engine, table: before, sources, format, ...given } = opened.value
  const valued = await withReportValues(engine, before, read.value.report)
  if (!valued.ok) return valued
  const table = valued.value
  // What was withheld with stays so, unless another threshold is asked for.
  const printed = deck.slides.find((slide) => slide.printed !== null)?.printed
  const { 'min-users': users, 'min-sessions': sessions } = line.value.values
  const thresholds =
    users === undefined && sessions === undefined ? (printed?.thresholds ?? given.thresholds) : given.thresholds
  const options = { ...given, thresholds }
  const answers = await askDeck(engine, deck, table, options)
  if (!answers.ok) return answers
  const { checks } = buildDeck(deck, {
    table,
    answers: answers.value,
    options,
    fingerprint: await fingerprintOf(sources),
  })
  return printOut(format === 'json' ? `${JSON.stringify(deckCheckJson(checks), null, 2)}\n` : deckCheckText(checks))
}
