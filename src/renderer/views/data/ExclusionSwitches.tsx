import type { DatasetCheck } from '#core/check/dataset-check'
import { formatCount, formatWithUnit } from '#core/format/number'
import { isExcluded, setExcluded } from '#core/pivot/exclusion'
import { useApp, useAppStore } from '../../store/use-app'
import { Switch } from '../../ui/Switch'
import css from './DataPage.module.css'

/** The study's exclusions, each a switch with the sessions it leaves out. They are filters, and shown as such. */
export function ExclusionSwitches({ check }: { readonly check: DatasetCheck }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  return (
    <section aria-labelledby="exclusions">
      <h2 id="exclusions">Leave out</h2>
      <ul className={css.exclusions}>
        {check.exclusions.map(({ exclusion, sessions }) => (
          <li key={exclusion.id}>
            <Switch
              isSelected={isExcluded(spec, exclusion)}
              isDisabled={sessions === null}
              onChange={(isOut) => store.getState().edit(setExcluded(exclusion, isOut))}
            >
              {exclusion.name}
              <span className={css.left}>
                {sessions === null
                  ? `no column holds ${exclusion.dimension}`
                  : `${formatCount(sessions)} session${sessions === 1 ? '' : 's'}, ${formatWithUnit(sessions / check.rows.kept, 'rate')}`}
              </span>
              <span className={css.small}>{exclusion.about}</span>
            </Switch>
          </li>
        ))}
      </ul>
    </section>
  )
}
