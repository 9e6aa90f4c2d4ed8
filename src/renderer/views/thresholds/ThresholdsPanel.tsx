import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Group, Input, Label, NumberField } from 'react-aria-components'
import { formatLevel } from '#core/format/number'
import { setIntervalKind, setLevel } from '#core/pivot/edits'
import { LEVELS, MOST_SESSIONS, MOST_USERS, type Thresholds } from '#core/pivot/spec'
import { setReportThresholds } from '#core/report/view-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { Segments } from '../../ui/Segments'
import { CorrectionPart } from './CorrectionPart'
import { LowerDialog } from './LowerDialog'
import css from './ThresholdsPanel.module.css'

/** What a shown number must stand on, and how sure its interval is. */
export function ThresholdsPanel({ hasUsers }: { readonly hasUsers: boolean }) {
  const { minUsers, minSessions } = useApp((app) => app.spec.thresholds)
  const level = useApp((app) => app.spec.level)
  const store = useAppStore()
  const isOpen = useApp((app) => app.overlay === 'thresholds')
  const [asked, setAsked] = useState<Thresholds | null>(null)
  return (
    <>
      <Panel
        label="Thresholds and intervals"
        placement="bottom end"
        isOpen={isOpen}
        onOpenChange={(open) => (open ? store.getState().openOverlay('thresholds') : store.getState().closeOverlay())}
        trigger={
          <Button look="quiet">
            <ShieldCheck aria-hidden />
            {hasUsers ? `${minUsers} user${minUsers === 1 ? '' : 's'}, ` : ''}
            {`${minSessions} session${minSessions === 1 ? '' : 's'}`}, {formatLevel(level)}
          </Button>
        }
      >
        {(close) => <ThresholdsForm hasUsers={hasUsers} close={close} onLower={setAsked} />}
      </Panel>
      {asked && (
        <LowerDialog
          now={{ minUsers, minSessions }}
          asked={asked}
          hasUsers={hasUsers}
          onClose={() => setAsked(null)}
          onLower={() => {
            store.getState().editViews(setReportThresholds(asked))
            setAsked(null)
          }}
        />
      )}
    </>
  )
}

interface ThresholdsFormProps {
  readonly hasUsers: boolean
  close(): void
  onLower(asked: Thresholds): void
}

function ThresholdsForm({ hasUsers, close, onLower }: ThresholdsFormProps) {
  const store = useAppStore()
  const now = useApp((app) => app.spec.thresholds)
  const level = useApp((app) => app.spec.level)
  const interval = useApp((app) => app.spec.interval)
  const [minUsers, setUsers] = useState(now.minUsers)
  const [minSessions, setSessions] = useState(now.minSessions)
  const isLower = minUsers < now.minUsers || minSessions < now.minSessions
  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault()
        close()
        if (isLower) onLower({ minUsers, minSessions })
        else store.getState().editViews(setReportThresholds({ minUsers, minSessions }))
      }}
    >
      <p className={css.about}>
        A number from fewer {hasUsers ? 'users or sessions' : 'sessions'} is withheld, and so is every number that would
        let it be worked out. This holds for all views of the report.
        {!hasUsers && ' This dataset has no user_id, so users cannot be counted.'}
      </p>
      <Count label="At least users" value={minUsers} most={MOST_USERS} onChange={setUsers} isDisabled={!hasUsers} />
      <Count
        label="At least sessions"
        value={minSessions}
        most={MOST_SESSIONS}
        onChange={setSessions}
        isDisabled={false}
      />
      <div className={css.buttons}>
        <Button type="submit" look={isLower ? 'plain' : 'main'}>
          {isLower ? 'Lower…' : 'Apply'}
        </Button>
      </div>
      <div className={css.level}>
        <span>Intervals</span>
        <Segments
          label="Confidence of the intervals"
          options={LEVELS.map((l) => ({ id: String(l), name: formatLevel(l) }))}
          chosen={String(level)}
          onChoose={(id) => store.getState().edit(setLevel(Number(id)))}
        />
      </div>
      {hasUsers && (
        <div className={css.level}>
          <span>Sessions of one user are</span>
          <Segments
            label="What the intervals take of sessions of one user"
            options={[
              { id: 'clustered', name: 'alike' },
              { id: 'simple', name: 'independent' },
            ]}
            chosen={interval}
            onChoose={(kind) => store.getState().edit(setIntervalKind(kind))}
          />
        </div>
      )}
      <CorrectionPart />
    </form>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly isDisabled: boolean
  onChange(value: number): void
}

function Count({ label, value, most, isDisabled, onChange }: CountProps) {
  return (
    <NumberField
      className={css.field!}
      value={value}
      minValue={1}
      maxValue={most}
      isDisabled={isDisabled}
      onChange={(n) => onChange(Number.isFinite(n) ? n : 1)}
    >
      <Label>{label}</Label>
      <Group className={css.group!}>
        <Button slot="decrement" look="icon">
          −
        </Button>
        <Input className={css.input!} />
        <Button slot="increment" look="icon">
          +
        </Button>
      </Group>
    </NumberField>
  )
}
