import type { PivotCells } from '#core/cells/pivot-cells'
import type { TableColumn } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { filterSentence } from '#core/pivot/filter-sentence'
import { labelTexts } from '#core/pivot/label-texts'
import { fieldsOfMeasure } from '#core/pivot/measure'
import { isValueColumn, methodText } from '#core/value/sessions/value-columns'
import type { Selection } from '../../store/page-state'
import { useApp } from '../../store/use-app'
import { LabelFacts } from './LabelFacts'

interface ProvenanceProps {
  readonly selection: Selection
  readonly measure: PivotCells['measures'][number]
}

/** Of which sessions a number tells, and where what it counts comes from. */
export function Provenance({ measure, selection }: ProvenanceProps) {
  const table = useApp((app) => app.table)
  const spec = useApp((app) => app.spec)
  const values = useApp((app) => app.values)
  if (!table) return null
  const fields = fieldsOfMeasure(measure)
  const isEstimated = values !== null && fields.some(isValueColumn)
  const sources = fields
    .filter((field) => values === null || !isValueColumn(field))
    .flatMap((field) => table.columns.find(({ column }) => column === field) ?? [])
  const others = isEstimated
    ? { ...table, columns: table.columns.filter(({ column }) => !isValueColumn(column)) }
    : table
  return (
    <>
      <div>
        <dt>Filters</dt>
        <dd>{filterSentence(spec, table) || 'none'}</dd>
      </div>
      {isEstimated && (
        <div>
          <dt>Estimated by</dt>
          <dd>{`${methodText(values.provenance)}; ${formatCount(values.estimated)} of ${formatCount(table.sessions)} sessions`}</dd>
        </div>
      )}
      {sources.length > 0 && (
        <div>
          <dt>Taken from</dt>
          <dd>
            {takenFrom(sources)}
            {table.isSynthetic && ', synthetic'}
          </dd>
        </div>
      )}
      {labelTexts([measure], spec, others).map(({ names, text }) => (
        <div key={text}>
          <dt>{names.length === 1 ? 'Label' : 'Labels'}</dt>
          <dd>{`${names.join(', ')} ${text}`}</dd>
        </div>
      ))}
      <LabelFacts measure={measure} selection={selection} />
    </>
  )
}

/** Labels of models and people are of a journal, whether or not the export names its columns alike. */
function takenFrom(columns: readonly TableColumn[]): string {
  const isOfJournal = ({ labelledBy }: TableColumn) => labelledBy?.some(({ kind }) => kind !== 'rules') === true
  const said = (words: string, of: readonly TableColumn[]) =>
    of.length > 0 ? [`${words}${of.length === 1 ? '' : 's'} ${of.map(({ source }) => source).join(', ')}`] : []
  return [
    ...said(
      'export column',
      columns.filter((column) => !isOfJournal(column)),
    ),
    ...said('journal label', columns.filter(isOfJournal)),
  ].join('; ')
}
