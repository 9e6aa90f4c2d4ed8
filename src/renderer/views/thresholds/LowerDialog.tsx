import { formatCount } from '#core/format/number'
import { DEFAULT_THRESHOLDS, type Thresholds } from '#core/pivot/spec'
import { useApp } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { MessageDialog } from '../../ui/MessageDialog'

interface LowerDialogProps {
  readonly now: Thresholds
  readonly asked: Thresholds
  readonly hasUsers: boolean
  onLower(): void
  onClose(): void
}

/** Says what lower thresholds mean, before they do. */
export function LowerDialog({ now, asked, hasUsers, onLower, onClose }: LowerDialogProps) {
  const views = useApp((app) => app.views.length)
  const words = ({ minUsers, minSessions }: Thresholds) =>
    `${hasUsers ? `${counted(minUsers, 'user')} and ` : ''}${counted(minSessions, 'session')}`
  return (
    <MessageDialog
      title="Lower the thresholds?"
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onLower}>Lower the thresholds</Button>
          <Button look="main" autoFocus onPress={onClose}>
            Keep {words(now)}
          </Button>
        </>
      }
    >
      <p>
        Numbers from as few as <strong>{words(asked)}</strong> would be shown in{' '}
        {views === 1 ? 'this report' : `all ${views} views of this report`}, on its slides and in everything copied or
        saved from it. Where few people stand behind a number, it can tell what one of them did.
      </p>
      <p>
        Do this only with data of your own. The floors of the nearest published rule are {words(DEFAULT_THRESHOLDS)}.
      </p>
    </MessageDialog>
  )
}

const counted = (n: number, what: string): string => `${formatCount(n)} ${what}${n === 1 ? '' : 's'}`
