import { useState } from 'react'
import { formatCount } from '#core/format/number'
import { Button } from '../Button'
import css from './TranscriptView.module.css'

/** Longest text shown at once, in characters. */
const LONGEST = 4_000

/** The text of a turn with what was searched marked; a long one is cut until it is asked for, or has a hit further down. */
export function TurnText({ text, query }: { readonly text: string; readonly query: string }) {
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && text.length > LONGEST && !(query !== '' && text.toLowerCase().indexOf(query) > LONGEST)
  const shown = isCut ? text.slice(0, LONGEST) : text
  return (
    <div className={css.text}>
      <Marked text={shown} query={query} />
      {isCut && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {`Show the other ${formatCount(text.length - LONGEST)} characters`}
        </Button>
      )}
    </div>
  )
}

/** Most marks in one text. */
const MOST = 500

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  if (query === '') return text
  const parts: { readonly at: number; readonly text: string; readonly isHit: boolean }[] = []
  const low = text.toLowerCase()
  let at = 0
  // Some letters change their length with their case; then marks would stand beside what they mark.
  const canMark = low.length === text.length
  for (let hit = canMark ? low.indexOf(query) : -1; hit >= 0 && parts.length < 2 * MOST; hit = low.indexOf(query, at)) {
    parts.push({ at, text: text.slice(at, hit), isHit: false })
    parts.push({ at: hit, text: text.slice(hit, hit + query.length), isHit: true })
    at = hit + query.length
  }
  parts.push({ at, text: text.slice(at), isHit: false })
  return parts.map((part) =>
    part.isHit ? <mark key={part.at}>{part.text}</mark> : <span key={`t${part.at}`}>{part.text}</span>,
  )
}
