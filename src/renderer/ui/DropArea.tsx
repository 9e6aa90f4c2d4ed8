import { type ReactNode, useRef, useState } from 'react'
import { useDrop } from 'react-aria-components'
import { DRAG_TYPE } from './drag-type'

/** Where something is let go within an area. */
export type DropSide = 'before' | 'after'

interface DropAreaProps {
  /** What a drop here does, said when it is reached with the keys; null where nothing dragged now has a place. */
  readonly label: string | null
  readonly className?: string | undefined
  readonly children: ReactNode
  /** Whether it is a place in a line, with a side before it and one after it. */
  readonly hasSides?: boolean
  onDrop(side: DropSide): void
}

/** A place where what is dragged can be let go, by mouse or with the keys. */
export function DropArea({ label, className, children, hasSides = false, onDrop }: DropAreaProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [side, setSide] = useState<DropSide>('before')
  const isActive = label !== null
  const sideAt = (x: number): DropSide =>
    hasSides && ref.current && x > ref.current.offsetWidth / 2 ? 'after' : 'before'
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: !isActive,
    getDropOperation: (types) => (types.has(DRAG_TYPE) ? 'move' : 'cancel'),
    onDropMove: ({ x }) => setSide(sideAt(x)),
    // With the keys a place is always the one before.
    onDropEnter: () => setSide('before'),
    onDrop: () => onDrop(side),
  })
  return (
    <div
      {...(isActive ? { ...dropProps, role: 'group', 'aria-label': label, tabIndex: -1 } : {})}
      ref={ref}
      className={className}
      data-drop-area={isActive || undefined}
      data-drop={isDropTarget ? (hasSides ? side : 'on') : undefined}
    >
      {children}
    </div>
  )
}
