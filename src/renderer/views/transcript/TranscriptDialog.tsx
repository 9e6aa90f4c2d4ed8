import { X } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { TranscriptOf } from '../../ui/transcript/TranscriptOf'
import css from './TranscriptDialog.module.css'

/** The transcript of one session over the window, to be read. */
export function TranscriptDialog({ session }: { readonly session: string }) {
  const app = useAppStore().getState()
  return (
    <ModalOverlay className={css.overlay!} isOpen onOpenChange={(isOpen) => isOpen || app.closeTranscript()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!}>
          <div className={css.bar}>
            <Heading slot="title" className={css.title!}>
              {session}
            </Heading>
            <Button look="icon" aria-label="Close the transcript" onPress={app.closeTranscript}>
              <X aria-hidden />
            </Button>
          </div>
          <div className={css.body}>
            <TranscriptOf session={session} load={app.readTurns} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
