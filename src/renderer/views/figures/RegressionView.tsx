import { useMemo } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { lackingLine } from '#core/lacking-text'
import { regressionOptions, settleRegression, withFactor } from '#core/regression/choice'
import { CORRECTIONS, type Correction } from '#core/stats/regression/clustered-errors'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Panel } from '../../ui/Panel'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import css from './FiguresPage.module.css'
import { RegressionTable } from './RegressionTable'
import form from './RegressionView.module.css'

const CORRECTION_NAMES: Readonly<Record<Correction, string>> = {
  none: 'None (CR0)',
  clusters: 'Clusters: G / (G − 1)',
  stata: 'Stata: clusters and slopes',
}

/** Any outcome on any factor, with chosen controls held fixed. */
export function RegressionView({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const wanted = useApp((app) => app.regressionChoice)
  const spec = useApp((app) => app.spec)
  const choice = useMemo(() => settleRegression(wanted, table, spec.dimensions), [wanted, table, spec.dimensions])
  const regression = useApp((app) => app.regression)
  const failure = useApp((app) => app.regressionFailure)
  const isAsking = useApp((app) => app.isRegressing)
  const options = useMemo(() => regressionOptions(choice, table, spec.dimensions), [choice, table, spec.dimensions])
  const { chooseRegression } = store.getState()
  const named = (of: readonly { readonly id: string; readonly name: string }[]) =>
    of.map(({ id, name }) => ({ id, name }))
  return (
    <article aria-labelledby="figure-title" aria-busy={isAsking}>
      <header className={css.header}>
        <p className={css.number}>Regression</p>
        <h1 id="figure-title" className={css.title}>
          Any outcome on any factor
        </h1>
        <p className={css.about}>
          Least squares with the controls interacted and absorbed, as in the study's tables A1 and A2: the first column
          holds nothing fixed, and each control makes a column more. Cells under the thresholds are left out and
          counted.
        </p>
      </header>
      <div className={form.form} data-print="hide">
        <Field name="Outcome">
          <Select
            label="Outcome"
            options={named(options.outcomes)}
            chosen={choice.outcome}
            onChoose={(outcome) => chooseRegression({ outcome })}
          />
        </Field>
        <Field name="Factor">
          <Select
            label="Factor"
            options={named(options.factors)}
            chosen={choice.factor}
            onChoose={(factor) => chooseRegression(withFactor(choice, factor, table))}
          />
        </Field>
        <Switch
          isSelected={choice.hasLevels}
          isDisabled={!options.canBeScale || !options.canHaveLevels}
          onChange={(hasLevels) => chooseRegression({ hasLevels })}
        >
          A slope a level
        </Switch>
        <Field name="Held fixed">
          <Many
            label="Controls"
            options={named(options.controls)}
            chosen={choice.controls}
            onChoose={(controls) => chooseRegression({ controls })}
          />
        </Field>
        <Field name="Logarithms">
          <Many
            label="Logarithms"
            options={options.logs.map(({ column, name }) => ({ id: column, name }))}
            chosen={choice.logs}
            onChoose={(logs) => chooseRegression({ logs })}
          />
        </Field>
        <Field name="Errors">
          <Select
            label="Errors"
            options={[
              { id: 'user', name: 'Clustered by user' },
              { id: 'none', name: 'Robust' },
            ]}
            chosen={table.users === null ? 'none' : choice.cluster}
            onChoose={(id) => chooseRegression({ cluster: id === 'user' ? 'user' : 'none' })}
          />
        </Field>
        <Field name="Correction">
          <Select
            label="Correction"
            options={CORRECTIONS.map((id) => ({ id, name: CORRECTION_NAMES[id] }))}
            chosen={choice.correction}
            onChoose={(id) => chooseRegression({ correction: CORRECTIONS.find((known) => known === id)! })}
          />
        </Field>
      </div>
      {failure && <p role="alert">{lackingLine(failure)}</p>}
      {regression && <RegressionTable plan={regression.plan} columns={regression.columns} />}
      {!regression && !failure && <p className={css.quiet}>Asking…</p>}
    </article>
  )
}

function Field({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={form.field}>
      <span>{name}</span>
      {children}
    </div>
  )
}

interface ManyProps {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  onChoose(chosen: readonly string[]): void
}

/** Several of a list, in the order they were chosen in. */
function Many({ label, options, chosen, onChoose }: ManyProps) {
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id
  return (
    <Panel
      label={label}
      trigger={
        <Button look="quiet" className={form.many!}>
          {chosen.length > 0 ? chosen.map(nameOf).join(', ') : 'None'}
        </Button>
      }
    >
      <Choice
        label={label}
        options={options}
        chosen={new Set(chosen)}
        onChoose={(next) =>
          onChoose([...chosen.filter((id) => next.has(id)), ...[...next].filter((id) => !chosen.includes(id))])
        }
      />
    </Panel>
  )
}
