import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { AskedFinding } from '#core/figures/asked-finding'
import { comparisonText } from '#core/figures/comparison-text'
import type { Verdict } from '#core/figures/finding'
import { findingSpec } from '#core/figures/finding-spec'
import { studyFigure } from '#core/figures/study-figures'
import { VERDICT_TEXT } from '#core/figures/verdict-text'
import { formatLevel } from '#core/format/number'
import { lackingLine } from '#core/lacking-text'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { addView } from '#core/report/view-edits'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './FiguresPage.module.css'

const ICONS: Readonly<Record<Verdict, typeof CircleCheck>> = {
  holds: CircleCheck,
  'does-not-hold': CircleX,
  'cannot-tell': CircleHelp,
}

interface FindingsViewProps {
  readonly table: SessionsTable
  readonly findings: readonly AskedFinding[]
  readonly level: number
}

/** The claims of the study, each with its verdict on these sessions and the numbers that it stands on. */
export function FindingsView({ findings, level, table }: FindingsViewProps) {
  return (
    <article aria-labelledby="figure-title">
      <header className={css.header}>
        <p className={css.number}>Findings</p>
        <h1 id="figure-title" className={css.title}>
          What of the study holds here
        </h1>
        <p className={css.about}>
          A claim holds when the {formatLevel(level)} intervals of all its comparisons lie beyond their bounds, does not
          hold when one lies on the other side, and cannot be told otherwise. Numbers are compared as they are, and
          taken as independent.
        </p>
      </header>
      <ul className={css.findings}>
        {findings.map((asked) => (
          <FindingItem key={asked.finding.id} asked={asked} table={table} />
        ))}
      </ul>
    </article>
  )
}

interface FindingItemProps {
  readonly asked: AskedFinding
  readonly table: SessionsTable
}

function FindingItem({ asked: { finding, tested, failure }, table }: FindingItemProps) {
  const store = useAppStore()
  const showPivot = () => {
    const { spec, isFigureFiltered, editViews, go } = store.getState()
    const { dimensions, thresholds, level } = spec
    const filters = isFigureFiltered ? spec.filters : []
    const asked = { filters, dimensions, thresholds, level }
    editViews(addView(finding.claim, findingSpec(finding, asked, intervalKindFor(table))))
    go('explore')
  }
  const figure = studyFigure(finding.figure)
  const verdict = tested?.verdict ?? 'cannot-tell'
  const Icon = ICONS[verdict]
  const comparisons = tested?.comparisons ?? []
  return (
    <li data-verdict={verdict}>
      <p className={css.verdict}>
        <Icon aria-hidden />
        {VERDICT_TEXT[verdict]}
      </p>
      <div>
        <h2>{finding.claim}</h2>
        <p className={css.quiet}>Study: {finding.published}.</p>
        {failure && <p>{lackingLine(failure)}</p>}
        {tested && comparisons.length === 0 && <p>Numbers it needs are missing or withheld.</p>}
        <ul className={css.comparisons}>
          {comparisons.map((comparison) => (
            <li key={comparison.of}>{comparisonText(comparison)}</li>
          ))}
        </ul>
        <p className={css.show} data-print="hide">
          <Button
            look="quiet"
            onPress={() => store.getState().openFigure(finding.figure)}
            aria-label={`Open ${figure.number}: ${finding.claim}`}
          >
            Open {figure.number}
          </Button>
          {tested && (
            <Button look="quiet" onPress={showPivot} aria-label={`Show the numbers as a view: ${finding.claim}`}>
              Show the numbers as a view
            </Button>
          )}
        </p>
      </div>
    </li>
  )
}
