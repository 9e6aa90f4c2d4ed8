import { REPORT_FORMAT, REPORT_VERSION, type Report } from './report'

const ENDING = /\.report\.json$/i

/** Whether a file is a report, by its name. */
export const isReportFile = (name: string): boolean => ENDING.test(name)

/** `Q2 review.report.json` as people say it: `Q2 review`. */
export const reportName = (file: string): string => file.split('/').at(-1)!.replace(ENDING, '')

/** A name typed by a person with the ending of a report, once. */
export const reportFileName = (name: string): string => `${reportName(name).replace(/\.json$/i, '')}.report.json`

/** A report as it is written: JSON, what is needed to find the data and the views first, in case the end is lost. */
export function writeReport(report: Report): string {
  const { datasets, views, openView, beside, slides, mapping, deck, values } = report
  const document = {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    datasets,
    views,
    openView,
    beside,
    slides,
    mapping,
    deck,
    values,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
