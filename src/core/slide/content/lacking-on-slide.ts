import type { Failure } from '../../failure'
import { lackingText } from '../../lacking-text'

/** Why something is not on a slide and what may help, for whoever sees the slide. */
export function lackingOnSlide(failure: Failure): { readonly what: string; readonly remedy: string } {
  if (failure.code !== 'period-withheld') return lackingText(failure)
  return {
    what: 'The number of sessions in one of the two periods is withheld: it is too small, or would tell of too few beside another slide.',
    remedy: 'Open an export of more sessions, or take the slide out that shows nearly the same ones.',
  }
}
