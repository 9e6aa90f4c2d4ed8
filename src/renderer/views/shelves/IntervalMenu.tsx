import { setIntervalKind } from '#core/pivot/edits'
import { intervalMethod } from '#core/pivot/interval-method'
import type { Measure } from '#core/pivot/measure'
import type { IntervalKind } from '#core/pivot/spec'
import { useApp, useAppStore } from '../../store/use-app'
import { Menu, MenuItem } from '../../ui/Menu'

const KINDS: Readonly<Record<IntervalKind, string>> = {
  clustered: 'Sessions of one user alike',
  simple: 'All sessions independent',
}

interface IntervalMenuProps {
  readonly measure: Measure
  readonly hasUsers: boolean
}

/** What the interval of a measure takes of sessions of one user, as of all measures of the view. */
export function IntervalMenu({ measure, hasUsers }: IntervalMenuProps) {
  const kind = useApp((app) => app.spec.interval)
  const { edit } = useAppStore().getState()
  const method = intervalMethod(measure)
  const isFixed = 'none' in method || !method.isRobust
  return (
    <Menu
      placement="end top"
      selectionMode="single"
      selectedKeys={[kind]}
      disabledKeys={isFixed || !hasUsers ? ['clustered', 'simple'] : []}
      onAction={(key) => {
        if (key === 'clustered' || key === 'simple') edit(setIntervalKind(key))
      }}
    >
      <MenuItem id="clustered" {...(!hasUsers && { hint: 'users are not known' })}>
        {KINDS.clustered}
      </MenuItem>
      <MenuItem id="simple">{KINDS.simple}</MenuItem>
      <MenuItem id="method" isDisabled>
        {'none' in method ? `No interval: ${method.none}` : `By ${method.name}; for all measures of the view`}
      </MenuItem>
    </Menu>
  )
}
