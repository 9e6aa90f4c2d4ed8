import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { MenuTrigger, useDrag } from 'react-aria-components'
import css from './DragMenu.module.css'
import { DRAG_TYPE } from './drag-type'

interface DragMenuProps {
  /** A button and its menu, as in a MenuTrigger. */
  readonly children: ReactNode
  /** Name of what is dragged, for programs it might be dropped on. */
  readonly name: string
  readonly className?: string | undefined
  onDragStart(): void
  onDragEnd(): void
  onDoubleClick?(): void
}

/**
 * A button that opens its menu when it is let go, so that it can be dragged before; Alt Enter drags it by keyboard. A
 * second click that follows at once is a double click.
 */
export function DragMenu({ children, name, className, onDragStart, onDragEnd, onDoubleClick }: DragMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const isPointing = useRef(false)
  const isStarting = useRef(false)
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    getItems: () => [{ [DRAG_TYPE]: name, 'text/plain': name }],
    getAllowedDropOperations: () => ['move'],
    onDragStart,
    onDragEnd: () => {
      isPointing.current = false
      onDragEnd()
    },
  })
  const onClick = ({ detail }: MouseEvent) => {
    // Keys and screen readers click without a pointer, and the trigger listens to those itself.
    if (!isPointing.current) return
    isPointing.current = false
    setOpen(detail === 1)
    if (detail === 2) onDoubleClick?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    isStarting.current = true
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isStarting.current) return
    event.preventDefault()
    event.stopPropagation()
    isStarting.current = false
    const target = event.target as HTMLElement
    dragButtonProps.onPress?.({ pointerType: 'keyboard', target } as never)
  }
  return (
    <span
      {...dragProps}
      className={[css.source, className].filter(Boolean).join(' ')}
      data-dragging={isDragging || undefined}
      onPointerDownCapture={() => {
        isPointing.current = true
      }}
      onClickCapture={onClick}
      onKeyDownCapture={onKeyDown}
      onKeyUpCapture={onKeyUp}
    >
      <MenuTrigger
        isOpen={isOpen}
        onOpenChange={(open) => {
          if (!(open && isPointing.current)) setOpen(open)
        }}
      >
        {children}
      </MenuTrigger>
    </span>
  )
}
