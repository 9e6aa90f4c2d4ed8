import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import css from './Splitter.module.css'

interface SplitterProps {
  readonly label: string
  /** Share of the width left of it. */
  readonly share: number
  readonly within: RefObject<HTMLElement | null>
  onChange(share: number): void
}

const LEAST = 0.25
const MOST = 0.85
const STEP = 0.03
const clamp = (share: number): number => Math.min(MOST, Math.max(LEAST, share))

/** The line between two parts, to be dragged or moved by the arrow keys. */
export function Splitter({ label, share, within, onChange }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !within.current) return
    const { left, width } = within.current.getBoundingClientRect()
    onChange(clamp((event.clientX - left) / width))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(clamp(share + step))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of the page cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      tabIndex={0}
      className={css.splitter}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  )
}
