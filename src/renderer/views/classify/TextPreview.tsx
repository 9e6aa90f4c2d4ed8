import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PreparedText } from '#core/classify/prepare/prepare'
import { formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ScrolledText } from '../../ui/ScrolledText'
import css from './ClassifyPage.module.css'

/** The exact text of one session after the other, with what was replaced marked. */
export function TextPreview() {
  const store = useAppStore()
  const prepared = useApp((app) => app.prepared) ?? []
  const at = useApp((app) => app.shownText)
  const shown = prepared[at]
  if (!shown) return null
  const go = (to: number) => store.getState().showText((to + prepared.length) % prepared.length)
  const texts = Object.entries(shown.texts).filter((entry): entry is [string, PreparedText] => entry[1] !== null)
  return (
    <section aria-labelledby="classify-preview">
      <div className={css.previewBar}>
        <h2 id="classify-preview" className={css.heading}>
          What is sent
        </h2>
        <Button look="icon" aria-label="Previous session" onPress={() => go(at - 1)}>
          <ChevronLeft aria-hidden />
        </Button>
        <span className={css.place} aria-live="polite">
          Session {formatCount(at + 1)} of {formatCount(prepared.length)}
        </span>
        <Button look="icon" aria-label="Next session" onPress={() => go(at + 1)}>
          <ChevronRight aria-hidden />
        </Button>
        <Button onPress={() => go(nextWith(prepared, at))}>Next with a replacement</Button>
      </div>
      {texts.map(([part, text]) => (
        <div key={part}>
          <p className={css.note}>
            {part === 'whole' ? 'The transcript' : 'The first prompt alone'}: {formatCount(text.text.length)} characters
            {text.isCut && `, cut from ${formatCount(text.fullLength)}`}; {formatCount(text.spans.length)}{' '}
            {text.spans.length === 1 ? 'replacement' : 'replacements'}.
            {part === 'whole' &&
              ' Each question sends it after its own instructions, which are the same for all sessions.'}
          </p>
          <section aria-label={part === 'whole' ? 'Transcript' : 'First prompt'}>
            <ScrolledText className={css.text!}>{marked(text)}</ScrolledText>
          </section>
        </div>
      ))}
    </section>
  )
}

/** Hovering over a replacement says what stood there; it is on this machine only. */
function marked({ text, spans }: PreparedText): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end, kind, original } of spans) {
    parts.push(text.slice(at, start))
    parts.push(
      <mark key={start} className={css.replaced} title={`${kind}: ${original}`}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  parts.push(text.slice(at))
  return parts
}

function nextWith(prepared: readonly { readonly texts: object }[], at: number): number {
  const has = (i: number) => Object.values(prepared[i]!.texts).some((text) => (text?.spans.length ?? 0) > 0)
  for (let step = 1; step <= prepared.length; step++) {
    const i = (at + step) % prepared.length
    if (has(i)) return i
  }
  return at
}
