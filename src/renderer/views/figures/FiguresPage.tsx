import { useEffect } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { OpeningBox } from '../../ui/OpeningBox'
import { Switch } from '../../ui/Switch'
import { AgainstSelect } from './AgainstSelect'
import { ComparedView } from './ComparedView'
import { ChangeView } from './change/ChangeView'
import css from './FiguresPage.module.css'
import { FigureView } from './FigureView'
import { FindingsView } from './FindingsView'
import { LabelsNote } from './LabelsNote'
import { RegressionView } from './RegressionView'
import { RobustnessView } from './robustness/RobustnessView'

interface FiguresPageProps {
  readonly table: SessionsTable
  /** Opens another file for figures to stand beside. */
  onChooseOther(): void
  /** What stands above the figure, such as why there is none. */
  readonly children: React.ReactNode
}

/** The study's figures, tables and claims for the sessions that are open. */
export function FiguresPage({ table, onChooseOther, children }: FiguresPageProps) {
  const store = useAppStore()
  const figure = useApp((app) => app.figure)
  const isFiltered = useApp((app) => app.isFigureFiltered)
  const spec = useApp((app) => app.spec)
  const result = useApp((app) => app.figureResult)
  const compared = useApp((app) => app.comparedFigure)
  const against = useApp((app) => app.figureAgainst)
  const views = useApp((app) => app.views)
  const findings = useApp((app) => app.findings)
  const failure = useApp((app) => app.figureFailure)
  const isAsking = useApp((app) => app.isAskingFigure)
  const otherOpening = useApp((app) => app.otherOpening)
  const changeChoice = useApp((app) => app.changeChoice)
  const regressionChoice = useApp((app) => app.regressionChoice)
  const isOwn = figure === 'change' || figure === 'robustness' || figure === 'regression'
  const isBusy = (isAsking || otherOpening !== null) && !isOwn
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever what it stands on changes
  useEffect(() => {
    const { askFigure, askChange, askRobustness, askRegression } = store.getState()
    const asks: Readonly<Record<string, () => Promise<void>>> = {
      change: askChange,
      robustness: askRobustness,
      regression: askRegression,
    }
    void (asks[figure] ?? askFigure)()
  }, [store, table, figure, isFiltered, spec, changeChoice, regressionChoice, against, views])
  return (
    <div className={css.page} data-print="page">
      <nav className={css.list} aria-label="Figures" data-print="hide">
        {STUDY_FIGURES.map(({ id, number, name }) => (
          <Entry key={id} id={id} number={number} name={name} />
        ))}
        <Entry id="findings" number="Findings" name="The study's claims, tested" />
        <Entry id="change" number="Change" name="What changed over the months" />
        <Entry id="robustness" number="Robustness" name="The headline under other choices" />
        <Entry id="regression" number="Regression" name="Any outcome on any factor" />
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys, and findings have nothing else to reach */}
      <main className={css.main} data-asking={isBusy || undefined} aria-busy={isBusy} tabIndex={0}>
        <div className={css.tools} data-print="hide">
          {!isOwn && figure !== 'findings' && <AgainstSelect onChooseFile={onChooseOther} />}
          <Switch
            isSelected={isFiltered}
            isDisabled={spec.filters.length === 0}
            onChange={(on) => store.getState().filterFigure(on)}
          >
            {spec.filters.length === 0 ? 'The view has no filters' : 'With the filters of the view'}
          </Switch>
        </div>
        {figure === 'change' && <ChangeView table={table} />}
        {figure === 'robustness' && <RobustnessView />}
        {figure === 'regression' && <RegressionView table={table} />}
        {!isOwn && (
          <>
            {children}
            {otherOpening && (
              <div className={css.opening}>
                <OpeningBox
                  key={otherOpening.name}
                  opening={otherOpening}
                  onCancel={() => store.getState().cancelBeside()}
                />
              </div>
            )}
            {result && <FigureView result={result} level={spec.level} />}
            {compared && <ComparedView compared={compared} />}
            {findings && <FindingsView findings={findings} level={spec.level} table={table} />}
            <LabelsNote table={table} />
            {!result && !compared && !findings && !failure && <p className={css.quiet}>Asking…</p>}
          </>
        )}
      </main>
    </div>
  )
}

function Entry({ id, number, name }: { readonly id: string; readonly number: string; readonly name: string }) {
  const store = useAppStore()
  const isOpen = useApp((app) => app.figure === id)
  return (
    <Button
      look="quiet"
      className={css.entry!}
      aria-current={isOpen ? 'true' : 'false'}
      onPress={() => store.getState().openFigure(id)}
    >
      <span className={css.number}>{number}</span>
      <span>{name}</span>
    </Button>
  )
}
