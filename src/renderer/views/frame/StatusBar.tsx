import type { PivotCells } from '#core/cells/pivot-cells'
import { formatCount, formatLevel } from '#core/format/number'
import { filterSentence } from '#core/pivot/filter-sentence'
import { labelTexts } from '#core/pivot/label-texts'
import { DEFAULT_THRESHOLDS, type Thresholds } from '#core/pivot/spec'
import type { AppState } from '../../store/app-state'
import { useApp, useLater } from '../../store/use-app'
import css from './StatusBar.module.css'

/** One line: what is in view, what is withheld, how long it took, and that nothing leaves the machine. */
export function StatusBar() {
  const isSending = useApp((app) => app.classifyProgress !== null && app.classifyProgress.end === null)
  const table = useApp((app) => app.table)
  const cells = useLater(cellsOf)
  const isAsking = useLater(isAskingOf)
  const ms = useLater(askedMsOf)
  const spec = useLater(specOf)
  const { thresholds } = spec
  if (!table) return null
  const labels = cells ? labelTexts(cells.measures, spec, table) : []
  return (
    <footer className={css.bar} data-print="hide">
      <span role="status" aria-live="off" className={css.facts}>
        <span>{cells ? inView(cells, table.sessions) : `${formatCount(table.sessions)} sessions`}</span>
        {labels.map(({ names, text }) => (
          <span key={text}>{`${names.join(', ')} ${text}`}</span>
        ))}
        {spec.filters.length > 0 && <span title={filterSentence(spec, table)}>{filterCount(spec.filters.length)}</span>}
        {cells && <span>{withheld(cells.withheld)}</span>}
        {cells && <span>{intervalsText(cells)}</span>}
        {isLower(thresholds) && <span className={css.lowered}>{loweredText(thresholds)}</span>}
        {isAsking ? <span>Asking…</span> : ms !== null && cells && <span>{formatCount(Math.max(1, ms))} ms</span>}
      </span>
      <span className={css.offline} data-sending={isSending || undefined}>
        {isSending ? 'Asking a model' : 'Offline'}
      </span>
    </footer>
  )
}

const cellsOf = ({ cells }: AppState) => cells
const isAskingOf = ({ isAsking }: AppState) => isAsking
const askedMsOf = ({ askedMs }: AppState) => askedMs
const specOf = ({ spec }: AppState) => spec

function inView({ inView }: PivotCells, all: number): string {
  if (inView.kind === 'empty') return `No session of ${formatCount(all)} in view`
  if (inView.kind === 'withheld') return 'Fewer sessions in view than may be shown'
  const { n } = inView.estimate
  return n === all ? `${formatCount(n)} sessions` : `${formatCount(n)} of ${formatCount(all)} sessions`
}

const isLower = ({ minUsers, minSessions }: Thresholds): boolean =>
  minUsers < DEFAULT_THRESHOLDS.minUsers || minSessions < DEFAULT_THRESHOLDS.minSessions

const loweredText = ({ minUsers, minSessions }: Thresholds): string =>
  `Thresholds lowered to ${minUsers} user${minUsers === 1 ? '' : 's'}, ${minSessions} session${minSessions === 1 ? '' : 's'}`

const filterCount = (count: number): string => `${formatCount(count)} filter${count === 1 ? '' : 's'}`

const intervalsText = ({ level, interval }: PivotCells): string =>
  `${formatLevel(level)} intervals, ${interval === 'clustered' ? 'users alike' : 'sessions independent'}`

function withheld(count: number): string {
  if (count === 0) return 'No cell withheld'
  return `${formatCount(count)} cell${count === 1 ? '' : 's'} withheld (too few sessions or users, and their complements)`
}
