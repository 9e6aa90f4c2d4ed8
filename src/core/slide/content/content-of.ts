import type { SessionsTable } from '../../dataset/sessions-table'
import type { ShownAnswer } from '../deck/answer'
import { asSentences, originOf } from '../footnote'
import { cellsContent } from './cells-content'
import { type Content, EMPTY_CONTENT } from './content'
import { findingContent } from './finding-content'
import { lackingOnSlide } from './lacking-on-slide'
import { type FigureAsked, panelContent } from './panel-content'
import { robustnessContent } from './robustness-content'
import { changeContent, gapContent } from './trend-content'

/**
 * What a slide says of one answer.
 *
 * @param isAlone whether its chart has the slide to itself
 */
export function contentOf(answer: ShownAnswer, table: SessionsTable, asked: FigureAsked, isAlone: boolean): Content {
  switch (answer.kind) {
    case 'cells':
      return cellsContent(answer, table, isAlone)
    case 'panel':
      return panelContent(answer, table, asked)
    case 'finding':
      return findingContent(answer.asked, table, asked)
    case 'gap':
      return gapContent(answer.asked, answer.measure, table, asked)
    case 'robustness':
      return robustnessContent(answer.result, table, asked)
    case 'change':
      return changeContent(answer.plan, answer.result, table, asked)
    case 'lacking': {
      const { what, remedy } = lackingOnSlide(answer.failure)
      const { name, published } = answer
      const isWithheld = answer.failure.code === 'period-withheld'
      return {
        ...EMPTY_CONTENT,
        name,
        headline: `${isWithheld ? 'Not shown' : 'Not in this data'}: ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
        lacking: { what, remedy, published, isWithheld },
        footnote: asSentences(originOf(table, '').map((part) => part.replace(/: (, )?/, ': ').replace(/: $/, ''))),
      }
    }
  }
}
