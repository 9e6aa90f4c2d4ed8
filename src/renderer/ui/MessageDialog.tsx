import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import css from './MessageDialog.module.css'

interface MessageDialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Its buttons, the one most people want last. */
  readonly buttons: ReactNode
  onClose(): void
}

/** Something to be read or filled in before going on. */
export function MessageDialog({ title, children, buttons, onClose }: MessageDialogProps) {
  return (
    <ModalOverlay className={css.overlay!} isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!}>
          <Heading slot="title" className={css.title!}>
            {title}
          </Heading>
          <div className={css.body}>{children}</div>
          <div className={css.buttons}>{buttons}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
