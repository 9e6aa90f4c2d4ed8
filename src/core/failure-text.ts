import { fileGroupText } from './dataset/file-group-text'
import { oneInThatFits } from './dataset/sample-that-fits'
import type { Failure, FailureOf } from './failure'
import { formatCount } from './format/number'
import { POSTING_FIELDS } from './value/postings/posting-field'

/** A failure in words: what happened, to what, and what to do about it. */
export interface FailureText {
  readonly what: string
  readonly remedy: string
}

/** All the sentences for failures; nothing else in the program words one. */
export function failureText(failure: Failure): FailureText {
  switch (failure.code) {
    case 'file-empty':
      return { what: `${failure.file} is empty.`, remedy: 'Export it again, or open another file.' }
    case 'file-gone':
      return { what: `${failure.file} is not there.`, remedy: 'Check the name, or find where it was moved to.' }
    case 'file-unreadable':
      return {
        what: `${failure.file} cannot be read: ${sentence(failure.detail)}`,
        remedy: 'It may be damaged or cut short. Export or copy it again.',
      }
    case 'format-unknown':
      return {
        what: `${failure.file} is not a format this program reads.`,
        remedy:
          'Open Parquet (.parquet), Arrow (.arrow, .feather), CSV (.csv, .tsv), JSON (.jsonl, .json) or Claude Code transcripts (.jsonl).',
      }
    case 'several-exports':
      return {
        what: `These files are ${failure.groups.length} exports: ${failure.groups.map(fileGroupText).join('; ')}.`,
        remedy: 'A dataset is one export: open one of them.',
      }
    case 'columns-differ':
      return {
        what: `${failure.file} does not have the columns of ${failure.other}: ${list(failure.columns)} differ.`,
        remedy: 'Open files of one export together, and others on their own.',
      }
    case 'no-files':
      return {
        what: `There is nothing to open in ${failure.where}.`,
        remedy: 'Choose exports (Parquet, Arrow, CSV or JSON), or a folder with Claude Code transcripts (.jsonl).',
      }
    case 'no-session-id':
      return {
        what: `No column of ${failure.file} is known to tell sessions apart. It has ${list(failure.columns)}.`,
        remedy:
          'Say which one does; on the command line with --map "column=session_id". If these are values, the file has no header row: add one.',
      }
    case 'no-sessions':
      return {
        what: `${failure.file} holds no session${setAside(failure.setAside)}.`,
        remedy: 'Check that it is the export you meant.',
      }
    case 'dataset-too-large':
      return {
        what: `${failure.file} does not fit into memory: about ${formatCount(failure.fits)} rows do${failure.totalRows === null ? '' : `, and it has ${formatCount(failure.totalRows)}`}.`,
        remedy: `Open a sample of one session in ${oneInThatFits(failure)} (on the command line with --sample ${oneInThatFits(failure)}), or an export of fewer months.`,
      }
    case 'unknown-classifier':
      return { what: `There is no classifier ${failure.name}.`, remedy: `There are ${list(failure.known)}.` }
    case 'no-transcripts':
      return {
        what: `${failure.name} holds no transcripts to label.`,
        remedy: 'Open a folder of Claude Code transcripts (.jsonl); exports do not hold what was said.',
      }
    case 'no-key':
      return {
        what: 'There is no API key to ask a model with.',
        remedy: 'Set one on the Classify page, or in the environment variable ANTHROPIC_API_KEY. Nothing was sent.',
      }
    case 'key-refused':
      return {
        what: `The API refused the key: ${sentence(failure.detail)}`,
        remedy: 'Check the key and what it may do. Finished answers are in the journal; start again to go on.',
      }
    case 'request-refused':
      return {
        what: `The API refused a request: ${sentence(failure.detail)}`,
        remedy: 'The run was stopped, because the others would be refused too. Finished answers are in the journal.',
      }
    case 'api-unreachable':
      return {
        what: `The API could not be reached in ${failure.tries} tries: ${sentence(failure.detail)}`,
        remedy: 'Check the network and the base URL. Finished answers are in the journal; start again to go on.',
      }
    case 'model-without-price':
      return {
        what: `The price table of ${failure.asOf} has no prices for ${failure.model}.`,
        remedy: 'Add them to prices.json, or choose another model: without prices no ceiling can be kept.',
      }
    case 'prices-unfit':
      return {
        what: `${failure.file} is not a table of prices: ${sentence(failure.detail)}`,
        remedy: 'Correct it, or remove it to use the table that comes with the program.',
      }
    case 'journal-in-use':
      return {
        what: `Another run is writing to ${failure.file}.`,
        remedy: 'Wait until it ends, or use another journal; journals can be merged.',
      }
    case 'not-a-journal':
      return {
        what: `${failure.file} holds no labels.`,
        remedy: 'Choose a label journal: labels.jsonl or people.jsonl of another machine.',
      }
    case 'run-in-progress':
      return { what: 'A run is in progress.', remedy: 'Wait until it ends, or cancel it.' }
    case 'key-not-kept':
      return {
        what: 'This system has no keychain to keep a key in.',
        remedy: 'Set the environment variable ANTHROPIC_API_KEY before the program starts.',
      }
    case 'columns-too-large':
      return {
        what: `The engine has no memory left for ${list(failure.columns)}.`,
        remedy: 'Ask for fewer columns, or open a sample of the dataset (on the command line with --sample 10).',
      }
    case 'base-url-unfit':
      return {
        what: `${failure.url} is not an address to send a key to.`,
        remedy: 'Use https, or http on this machine, without a user name or a query.',
      }
    case 'cancelled':
      return { what: 'Cancelled.', remedy: 'What was open before is still open.' }
    case 'engine-start':
      return {
        what: `The database engine did not start: ${sentence(failure.detail)}`,
        remedy: 'Restart the program. If it happens again, this machine may be out of memory.',
      }
    case 'engine-stopped':
      return {
        what: `The database engine stopped: ${sentence(failure.detail)}`,
        remedy: 'Most often it ran out of memory. A new one is started: open the dataset again, or a smaller one.',
      }
    case 'query-failed':
      return { what: `The question could not be answered: ${sentence(failure.detail)}`, remedy: REPORT }
    case 'no-dataset':
      return { what: 'No dataset is open.', remedy: 'Open an export or the sample first.' }
    case 'unknown-dimension':
      return {
        what: `This dataset has no dimension ${failure.name}.`,
        remedy: `It can be grouped by ${list(failure.known)}.`,
      }
    case 'unknown-measure':
      return { what: `There is no measure ${failure.name}.`, remedy: `The measures are ${list(failure.known)}.` }
    case 'unknown-value':
      return {
        what: `${failure.dimension} has no value ${failure.value}.`,
        remedy: `Its values are ${list(failure.known)}.`,
      }
    case 'dimension-twice':
      return { what: `${failure.name} is used twice.`, remedy: 'Use each dimension on rows or on columns, once.' }
    case 'dimension-needs-column':
      return {
        what: `${failure.dimension} is made of ${failure.column}, which this dataset does not have.`,
        remedy: 'Take it away, or make it of another column.',
      }
    case 'dimension-unfit':
      return { what: `${failure.dimension} cannot be made of ${failure.from}.`, remedy: UNFIT_DIMENSION[failure.kind] }
    case 'bins-unfit':
      return {
        what: 'These bins cannot be made.',
        remedy: 'Give a width above 0 that makes up to 500 bins, a number of quantiles, or edges that are numbers.',
      }
    case 'time-needs-unit':
      return {
        what: `${failure.dimension} is a time, too fine to group by.`,
        remedy: 'Group by its day, week, month or quarter.',
      }
    case 'filter-unfit':
      return { what: `${failure.dimension} cannot be filtered like this.`, remedy: UNFIT_FILTER[failure.kind] }
    case 'filter-ranks':
      return {
        what: `The filter on ${failure.dimension} keeps the top or the large values, which figures cannot ask for.`,
        remedy: 'Take it out of the view, or name the values.',
      }
    case 'no-measure':
      return { what: 'No measure is chosen.', remedy: 'Choose at least one measure.' }
    case 'measure-needs-column':
      return {
        what: `${failure.measure} needs the column ${failure.column}, which this dataset does not have.`,
        remedy: 'Choose another measure, or export the column.',
      }
    case 'measure-id-taken':
      return { what: `There is a measure ${failure.id} already.`, remedy: 'Choose another name.' }
    case 'column-not-measurable':
      return {
        what: `${failure.column} holds no numbers, so it has no ${failure.statistic}.`,
        remedy: 'Choose a column of numbers; any column of few values has a distinct count.',
      }
    case 'formula-syntax':
      return {
        what: `The formula ${failure.formula} cannot be read from character ${failure.at + 1} on: ${sentence(failure.detail)}`,
        remedy: 'A formula has numbers, ids of measures, + - * / and parentheses.',
      }
    case 'formula-without-measure':
      return {
        what: `The formula ${failure.formula} has no measure in it.`,
        remedy: 'Name at least one measure by its id.',
      }
    case 'not-additive':
      return {
        what: `${failure.measure} cannot be shown as ${failure.shownAs}: its parts do not add up to its total.`,
        remedy: 'Numbers of sessions and sums can.',
      }
    case 'too-many-values':
      return {
        what: `${failure.dimension} has more than ${failure.limit} values, too many to group by.`,
        remedy: 'Choose a dimension with fewer values.',
      }
    case 'too-fine-together':
      return {
        what: `Side by side these two views tell ${failure.groups} groups of sessions apart, and up to ${failure.limit} can be held against each other.`,
        remedy: 'Only the one that is being edited is shown. Take a dimension out of either.',
      }
    case 'too-many-cells':
      return {
        what: `This pivot has ${failure.cells} cells; up to ${failure.limit} are shown.`,
        remedy: 'Take a dimension away or filter.',
      }
    case 'outcome-not-averaged':
      return {
        what: `${failure.measure} is no outcome of single sessions, so it has no regression.`,
        remedy: 'Choose a rate, a mean or a geometric mean.',
      }
    case 'factor-without-levels':
      return {
        what: `${failure.dimension} has no list of levels to compare.`,
        remedy: 'Choose a dimension with labels, or estimate one slope for its numbers.',
      }
    case 'factor-without-scale':
      return {
        what: `${failure.dimension} has no scale, so there is no slope along it.`,
        remedy: 'Compare its levels instead (on the command line with --levels).',
      }
    case 'control-too-fine':
      return {
        what: `${failure.dimension} has too many values to hold fixed.`,
        remedy: 'Control for it in bands, or for its logarithm, as in ln(prompts).',
      }
    case 'control-is-factor':
      return {
        what: `${failure.dimension} cannot be held fixed while its own effect is estimated.`,
        remedy: 'Take it out of the controls.',
      }
    case 'no-logarithm':
      return {
        what: `There is no logarithm of ${failure.name}.`,
        remedy: 'Logarithms are taken of counts, numbers and dollars of the schema, such as prompts or model_calls.',
      }
    case 'nothing-to-regress':
      return {
        what: `No session has ${failure.outcome} together with the factor and all controls.`,
        remedy: 'Take a control or a filter away.',
      }
    case 'change-not-averaged':
      return {
        what: `${failure.measure} is no average of single sessions, so its change has no parts.`,
        remedy: 'Choose a rate, a mean or a geometric mean; without a measure the groups that grew are listed.',
      }
    case 'adjusted-not-a-rate':
      return {
        what: `${failure.measure} is no rate, so it cannot be adjusted for the mix of sessions.`,
        remedy: 'Choose a rate, such as verified_success.',
      }
    case 'nothing-to-hold-fixed':
      return {
        what: 'This dataset has none of the columns whose mix would be held fixed.',
        remedy: 'Name others, as in adjusted(verified_success, surface * model_family).',
      }
    case 'change-by-month':
      return {
        what: 'The months are the periods of a change, so they cannot be its groups as well.',
        remedy: 'Split it by another dimension, such as work_mode.',
      }
    case 'period-in-both':
      return {
        what: `${failure.month} is in both periods of the change.`,
        remedy: 'Name it in one of them.',
      }
    case 'cell-withheld':
      return {
        what: `The sessions behind this cell are withheld: they are fewer than ${failure.minSessions} or from fewer than ${failure.minUsers} users, or would let such a number be worked out.`,
        remedy: 'Open a total, or put larger groups on the shelves.',
      }
    case 'period-withheld':
      return {
        what: `One of the two periods has fewer than ${failure.minSessions} sessions or fewer than ${failure.minUsers} users in view, or none, so that nothing can be told of the change.`,
        remedy: 'Choose longer periods, or take a filter away.',
      }
    case 'cell-empty':
      return { what: 'No session fell into this cell.', remedy: 'Open another one.' }
    case 'image-too-large':
      return {
        what: `A table of ${formatCount(failure.lines)} rows and ${formatCount(failure.width)} columns is too large for an image.`,
        remedy: 'Save it as a workbook, or filter it.',
      }
    case 'program-fault':
      return {
        what: `A fault of the program stopped it: ${sentence(failure.detail)}`,
        remedy: 'Run it again with SESSION_EXPLORER_DEBUG=1 in the environment, and report what it prints.',
      }
    case 'usage':
      return { what: sentence(failure.detail), remedy: 'Run with --help to see how it is used.' }
    case 'write-failed':
      return {
        what: `${failure.file} could not be written: ${sentence(failure.detail)}`,
        remedy: 'Check that the folder exists and that there is room, or choose another place.',
      }
    case 'not-in-this-host':
      return { what: `${failure.action} is not possible in the browser.`, remedy: 'Use the desktop app for it.' }
    case 'channel-unknown':
    case 'channel-argument':
    case 'channel-failed':
      return { what: `The window and its host did not understand each other (${failure.name}).`, remedy: REPORT }
    case 'channel-refused':
      return {
        what: 'This address has been used already, or belongs to a program that has ended.',
        remedy: 'Start Session Explorer again with npm start and use the address it prints.',
      }
    case 'host-unreachable':
      return {
        what: `The program behind this window has stopped: ${sentence(failure.detail)}`,
        remedy: 'Start it again with npm start and use the new window.',
      }
    case 'recent-gone':
      return { what: `${failure.name} is no longer where it was.`, remedy: 'Open it from where it is now.' }
    case 'not-a-report':
      return {
        what: `${failure.file} is not a report of this program.`,
        remedy: 'Reports end in .report.json and are made with Save.',
      }
    case 'report-changed':
      return {
        what: `${failure.file} has been changed by another program or window since it was opened here.`,
        remedy: 'Save under another name, or open it again.',
      }
    case 'report-without-dataset':
      return {
        what: `${failure.file} does not say which dataset it is about.`,
        remedy: 'Name the dataset as well.',
      }
    case 'report-dataset-gone':
      return {
        what: `${failure.report} is about ${failure.dataset}, which ${failure.places.length > 0 ? `is not where it was: ${list(failure.places)}` : 'was opened in a browser, which does not tell where files lie'}.`,
        remedy: 'Name the dataset as well, from where it is now.',
      }
    case 'unknown-view':
      return { what: `The report has no view ${failure.name}.`, remedy: `Its views are ${list(failure.known)}.` }
    case 'unknown-figure':
      return {
        what: `This version of the program has no figure ${failure.name}.`,
        remedy: 'Take it off the slide, or open the report with the version it was made with.',
      }
    case 'not-a-theme':
      return {
        what: `${failure.file} is no theme of slides: ${sentence(failure.detail)}`,
        remedy: 'Start from one of those in resources/themes.',
      }
    case 'not-a-template':
      return {
        what: `${failure.file} is no template of slides: ${sentence(failure.detail)}`,
        remedy: 'Save one from a deck, or use study, monthly or one-pager.',
      }
    case 'no-deck':
      return { what: `${failure.file} has no slides.`, remedy: 'Make a deck first, and save the report.' }
    case 'no-print-browser':
      return {
        what: `There is no browser to print with: ${sentence(failure.detail)}`,
        remedy: 'Install Chromium or Chrome, or say where it is with CHROME_PATH. A .pptx needs none.',
      }
    case 'file-exists':
      return { what: `${failure.file} is there already.`, remedy: 'Choose another name, or replace it.' }
    case 'postings-columns':
      return {
        what: `No column of ${failure.file} is known to hold the ${list(failure.missing.map((id) => POSTING_FIELDS.find((field) => field.id === id)!.name.toLowerCase()))} of postings. It has ${list(failure.columns)}.`,
        remedy: 'Say which one does; on the command line with --posting-map "column=description".',
      }
    case 'too-few-postings':
      return {
        what: `${failure.kept === 1 ? '1 posting is' : `${formatCount(failure.kept)} postings are`} left after the filters, and ${failure.least} are needed.`,
        remedy: 'Open a file with more postings at a fixed price, or a longer period.',
      }
    case 'value-method-unfit':
      return { what: UNFIT_METHOD[failure.why].what, remedy: UNFIT_METHOD[failure.why].remedy }
    case 'posting-rule-unfit':
      return POSTING_RULES[failure.rule](failure.text)
    case 'values-gone':
      return {
        what: 'The values of the sessions that this report stands on are not kept on this machine.',
        remedy: 'Value the sessions again on the Value page; until then task value is what the file says.',
      }
    case 'value-recalibration-unfit':
      return {
        what: `${failure.n} estimates tell too little of prices to be recalibrated (${failure.kind}).`,
        remedy: 'Use them as they are, choose another recalibration, or open more postings.',
      }
    case 'rate-refused':
      return failure.why === 'no-prompts'
        ? { what: 'Prompts are not known, so there is no rate per prompt.', remedy: 'Map the column that counts them.' }
        : {
            what: 'No column tells active time (active_s), and a duration from the first to the last record holds nights and pauses: no rate per hour is made of it.',
            remedy: 'Import the transcripts, which tell active time, or ask for the rate per prompt.',
          }
    case 'currencies-unreadable':
      return {
        what: `${failure.file} is no table of currencies: ${sentence(failure.detail)}`,
        remedy: 'It has a date, a source and usdPerUnit, as resources/rates/currencies.json.',
      }
    default:
      return unreachable(failure)
  }
}

const POSTING_RULES: Readonly<Record<FailureOf<'posting-rule-unfit'>['rule'], (text: string) => FailureText>> = {
  from: (text) => ({
    what: `The period cannot begin with ${text}.`,
    remedy: 'Say a day, month or year, such as 2024-01.',
  }),
  to: (text) => ({
    what: `The period cannot end with ${text}.`,
    remedy: 'Say a day, month or year, such as 2026-06-30.',
  }),
  inflation: (text) => ({
    what: `Prices cannot be brought to another level by ${text} percent a year.`,
    remedy: 'Say a rate such as 3, and the year prices are brought to, such as 2026.',
  }),
  rates: (text) => ({
    what: `The rates of currencies cannot be read: ${text}.`,
    remedy: 'Each is how many dollars a unit is worth, above zero, and their day is like 2024-06-28.',
  }),
}

const UNFIT_METHOD: Readonly<Record<FailureOf<'value-method-unfit'>['why'], FailureText>> = {
  'postings-without-size': {
    what: 'Postings do not tell actions, words or lines, so the size model cannot be judged on them.',
    remedy: 'It is fitted on sessions with a price, and judged there; calibrate comparable rates.',
  },
  'no-sizes': {
    what: 'The size model needs actions, output words, lines, prompts, a duration, work mode or work occupation, and too few sessions tell any.',
    remedy: 'Map the columns that hold them, or choose another method.',
  },
  'too-few-prices': {
    what: 'Too few sessions have a price to fit the size model on.',
    remedy: 'It takes prices from task_value_usd, or from comparable rates where postings are given.',
  },
  'no-column': {
    what: 'No column says what the work is worth, or too few rows of it can be read.',
    remedy: 'In sessions it is task_value_usd; in postings, for calibrating, a column of estimates called predicted.',
  },
  'needs-postings': {
    what: "Comparable rates and the study's two steps need postings to compare with.",
    remedy: 'Open a postings file; on the command line with --postings FILE.',
  },
  'needs-a-model': {
    what: "The study's two steps ask a model, and nothing was asked here.",
    remedy: 'On the command line: value or calibrate with --method study; in the window, on the Value page.',
  },
  undescribed: {
    what: 'No session is described as a posting, neither by posting_title and posting_description of the file nor by a model in the journal.',
    remedy:
      'Rewrite transcripts on the Classify page or with value --method study; on the command line --journal names another journal.',
  },
  'no-estimates': {
    what: 'It has an estimate of none of these sessions.',
    remedy:
      'Map the columns that tell work mode, work occupation or a description of the work, or choose another method.',
  },
  unpriced: {
    what: 'The journal has no price of these sessions by the model, asked with these postings, this seed and the same words replaced.',
    remedy:
      'Price them first, on the Value page or with value --method study; on the command line --journal names another journal.',
  },
  unjudged: {
    what: 'Its bias is not known: no postings are open to judge it by.',
    remedy: 'Open a postings file; on the command line with --postings FILE.',
  },
  uncalibrated: {
    what: 'None of the postings that are held out has been priced by the model, so there is nothing to learn a recalibration from.',
    remedy: 'Calibrate the method first, with the same postings, seed, model and journal.',
  },
  'no-texts': {
    what: "The study's two steps need transcripts, or sessions described as postings: there are neither.",
    remedy: 'Give a folder of transcripts, or a file with columns posting_title and posting_description.',
  },
}

const UNFIT_DIMENSION: Readonly<Record<FailureOf<'dimension-unfit'>['kind'], string>> = {
  nothing: 'No session has a value of it.',
  bins: 'Bins are made of a number.',
  date: 'Days, weeks, months and quarters are made of a time.',
  groups:
    'Each value goes into one group, and no group has the name of a value or group that stands apart from it, nor is it called Unclear.',
}

const UNFIT_FILTER: Readonly<Record<FailureOf<'filter-unfit'>['kind'], string>> = {
  membership: 'Name a period instead.',
  range: 'A range has at least one bound: a number, a date such as 2026-01-31, or a step of the scale.',
  relative: 'A period at the end of the data is one of a time or month, and no finer than the dimension.',
  text: 'Text is looked for in dimensions of text.',
  null: 'Choose another filter.',
  top: 'Choose another filter.',
  'at-least': 'Choose another filter.',
}

/** A failure in one line, for a terminal. */
export function failureLine(failure: Failure): string {
  const { what, remedy } = failureText(failure)
  return `${what} ${remedy}`
}

const REPORT = 'This is a fault of the program: please report it with its details.'

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
const setAside = (rows: number): string =>
  rows === 0 ? '' : rows === 1 ? ': its only row was set aside' : `: all ${rows} rows were set aside`

const LISTED = 40
/** No name of a column or a path that someone chose is longer; of one that is only the beginning is told. */
const LONGEST = 200

function list(names: readonly string[]): string {
  const told = names.slice(0, LISTED).map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name))
  const shown = names.length > LISTED ? [...told, `${names.length - LISTED} more`] : told
  return shown.length < 2 ? (shown[0] ?? 'none') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

function unreachable(failure: never): never {
  throw new Error(`no words for ${JSON.stringify(failure)}`)
}
