import { formatCount } from '../format/number'
import type { ReportPart, ReportProblem } from './problem'

const PARTS: Readonly<Record<ReportPart, { readonly all: string; readonly one: string }>> = {
  datasets: { all: 'which dataset it is about', one: 'the dataset' },
  mapping: { all: 'how columns were mapped', one: 'the mapping of' },
  views: { all: 'its views', one: 'the view' },
  openView: { all: 'which view was shown', one: 'the view' },
  beside: { all: 'which view stood beside it', one: 'the view' },
  slides: { all: 'the words of its slides', one: 'the slide of' },
  deck: { all: 'which slides it has', one: 'the deck' },
  values: { all: 'how its sessions are valued', one: 'the values' },
}

/** A problem of a report in words. */
export function problemText(problem: ReportProblem): string {
  switch (problem.code) {
    case 'cut-short': {
      const { at, length } = problem
      return at >= length
        ? `The file ends too early, after ${formatCount(length)} characters.`
        : `The file is damaged after character ${formatCount(at)} of ${formatCount(length)}; what follows could not be read.`
    }
    case 'newer':
      return `It was saved by a newer version of this program (form ${problem.version}). Saving it here would drop what this version does not know.`
    case 'version-unknown':
      return 'It does not say which version it is of; it was read as one of this version.'
    case 'part-missing':
      return `It does not say ${PARTS[problem.part].all}.`
    case 'part-unreadable':
      return `${capital(PARTS[problem.part].one)} ${problem.name} could not be read: ${problem.detail}.`
  }
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)
