import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import css from './Splitter.module.css'

interface SplitterProps {
  readonly label: string
  /** Share of the width left of it, or of the height above it. */
  readonly share: number
  readonly within: RefObject<HTMLElement | null>
  /** Between two parts beside each other, or one above the other. */
  readonly lies?: 'upright' | 'flat'
  onChange(share: number): void
}

const LEAST = 0.25
const MOST = 0.85
const STEP = 0.03
const clamp = (share: number): number => Math.min(MOST, Math.max(LEAST, share))

/** The line between two parts, to be dragged or moved by the arrow keys. */
export function Splitter({ label, share, within, lies = 'upright', onChange }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !within.current) return
    const { left, top, width, height } = within.current.getBoundingClientRect()
    onChange(clamp(lies === 'upright' ? (event.clientX - left) / width : (event.clientY - top) / height))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(clamp(share + step))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of the page cannot be moved
    <div
      role="separator"
      aria-orientation={lies === 'upright' ? 'vertical' : 'horizontal'}
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
