import { SIGNALS } from '#core/change/signal'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { measureName } from '#core/pivot/definitions/measure-name'
import { HEADLINES } from '#core/robustness/choice'
import type { Shown } from '#core/slide/deck/deck'

/** What a slide shows, in a line of a list. */
export function shownName(shown: Shown): string {
  switch (shown.kind) {
    case 'view':
      return `${shown.name}: ${measureName(shown.measure, shown.spec.definitions)}`
    case 'figure': {
      const figure = STUDY_FIGURES.find(({ id }) => id === shown.figure)
      return `${figure?.number ?? shown.figure}: ${shown.panel}`
    }
    case 'finding':
      return STUDY_FINDINGS.find(({ id }) => id === shown.finding)?.claim ?? shown.finding
    case 'gap':
      return SIGNALS.find(({ id }) => id === shown.signal)?.name ?? shown.signal
    case 'robustness': {
      const headline = HEADLINES.find(({ id }) => id === shown.headline)
      return headline ? `${headline.name}, under other choices` : shown.headline
    }
    case 'change':
      return `Change of ${measureName(shown.measure, []).toLowerCase()} by ${shown.by.replaceAll('_', ' ')}`
  }
}
