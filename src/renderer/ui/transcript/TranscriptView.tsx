import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatCount } from '#core/format/number'
import type { Turn } from '#core/transcript/turn'
import { Button } from '../Button'
import { SearchBox } from '../SearchBox'
import { Switch } from '../Switch'
import css from './TranscriptView.module.css'
import { TurnText } from './TurnText'

interface TranscriptViewProps {
  readonly label: string
  readonly turns: readonly Turn[]
}

/** What was said in a session, for reading: any length, searched, with or without what tools answered. */
export function TranscriptView({ label, turns }: TranscriptViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [hasTools, setHasTools] = useState(true)
  const [at, setAt] = useState(0)
  const shown = useMemo(() => (hasTools ? turns : turns.filter(({ role }) => role !== 'system')), [turns, hasTools])
  const wanted = query.trim().toLowerCase()
  const hits = useMemo(
    () => (wanted === '' ? [] : shown.flatMap(({ text }, i) => (text.toLowerCase().includes(wanted) ? [i] : []))),
    [shown, wanted],
  )
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    overscan: 4,
  })
  const hit = hits.length === 0 ? null : hits[Math.min(at, hits.length - 1)]!
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search, or another hit, is gone to
  useEffect(() => {
    if (hit !== null) virtual.scrollToIndex(hit, { align: 'center' })
  }, [hit])
  const go = (by: 1 | -1) => hits.length > 0 && setAt((Math.min(at, hits.length - 1) + by + hits.length) % hits.length)
  const onKeyDown = (event: { readonly key: string; readonly shiftKey: boolean; preventDefault(): void }) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    go(event.shiftKey ? -1 : 1)
  }
  return (
    <section className={css.view} aria-label={label}>
      <div className={css.tools}>
        <div className={css.search}>
          <SearchBox
            label="Search the transcript"
            value={query}
            onKeyDown={onKeyDown}
            onChange={(text) => {
              setQuery(text)
              setAt(0)
            }}
          />
        </div>
        <Button look="icon" aria-label="Previous hit" isDisabled={hits.length === 0} onPress={() => go(-1)}>
          <ChevronUp aria-hidden />
        </Button>
        <Button look="icon" aria-label="Next hit" isDisabled={hits.length === 0} onPress={() => go(1)}>
          <ChevronDown aria-hidden />
        </Button>
        <span className={css.hits} role="status">
          {wanted === ''
            ? `${formatCount(shown.length)} turns`
            : hits.length === 0
              ? 'not found'
              : `${formatCount(Math.min(at, hits.length - 1) + 1)} of ${formatCount(hits.length)} turns`}
        </span>
        <span className={css.gap} />
        <Switch isSelected={hasTools} onChange={setHasTools}>
          What tools answered
        </Switch>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys */}
      <section ref={scroller} className={css.scroller} aria-label={`${label}, text`} tabIndex={0}>
        <div className={css.sheet} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const turn = shown[index]!
            return (
              <article
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                className={css.turn}
                data-role={turn.role}
                data-hit={index === hit || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span className={css.role}>{ROLE_NAMES[turn.role]}</span>
                <TurnText text={turn.text} query={wanted} />
              </article>
            )
          })}
        </div>
      </section>
    </section>
  )
}

const ROLE_NAMES: Readonly<Record<Turn['role'], string>> = { human: 'Person', assistant: 'Model', system: 'Tools' }
