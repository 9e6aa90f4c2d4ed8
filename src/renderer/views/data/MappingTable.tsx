import { useState } from 'react'
import { columnsShown, MOST_COLUMNS_LISTED } from '#core/dataset/columns-shown'
import { FIELDS, type FieldId } from '#core/dataset/field'
import { chooseField, chooseLabel, isEmptyChoice, type MappingChoice, NO_CHOICE } from '#core/dataset/mapping-choice'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { formatCount, formatWithUnit } from '#core/format/number'
import { labelText } from '#core/pivot/label-texts'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import type { Option } from '../../ui/Choice'
import { SearchBox } from '../../ui/SearchBox'
import { Select } from '../../ui/Select'
import { Spread } from '../../ui/Spread'
import css from './MappingTable.module.css'
import { UnknownLabels } from './UnknownLabels'

/** What each column is taken for, and a way to say otherwise. Decisions are collected, then the files are read again. */
export function MappingTable({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const request = useApp((app) => app.request)
  const [draft, setDraft] = useState(table.mapping)
  const decide = (mapping: MappingChoice) => request && void store.getState().remap(request, mapping)
  const changes = countChanges(table.mapping, draft)
  const [search, setSearch] = useState('')
  const { listed, found } = columnsShown(table.columns, search)
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      {table.columns.length > MOST_COLUMNS_LISTED && (
        <div className={css.search}>
          <SearchBox
            label={`Search ${formatCount(table.columns.length)} columns`}
            value={search}
            onChange={setSearch}
          />
          <span role="status">
            {formatCount(listed.length)} of {formatCount(found)} listed
          </span>
        </div>
      )}
      <table className={css.columns}>
        <thead>
          <tr>
            <th scope="col">In the export</th>
            <th scope="col">Taken for</th>
            <th scope="col" className={css.because}>
              Because of
            </th>
            <th scope="col" className={css.number}>
              Values
            </th>
            <th scope="col" className={css.number}>
              Missing
            </th>
            <th scope="col">Spread</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        {listed.map((column) => (
          <ColumnRows key={column.column} table={table} column={column} draft={draft} onDraft={setDraft} />
        ))}
      </table>
      {(changes > 0 || !isEmptyChoice(table.mapping)) && (
        <div className={css.bar} role="status">
          {changes > 0 ? (
            <>
              <span>
                {formatCount(changes)} decision{changes === 1 ? '' : 's'} not yet applied
              </span>
              <Button onPress={() => setDraft(table.mapping)}>Discard</Button>
              <Button look="main" onPress={() => decide(draft)}>
                Apply and read again
              </Button>
            </>
          ) : (
            <>
              <span>Opened with your decisions, which are remembered for exports with these columns.</span>
              <Button onPress={() => decide(NO_CHOICE)}>Forget them</Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}

interface ColumnRowsProps {
  readonly table: SessionsTable
  readonly column: TableColumn
  readonly draft: MappingChoice
  onDraft(draft: MappingChoice): void
}

function ColumnRows({ table, column, draft, onDraft }: ColumnRowsProps) {
  const { source, field, kind, missing, distinct, examples, unknown } = column
  const profile = useApp((app) => app.histograms.get(column.column) ?? app.profiles.get(column.column))
  const isDerived = table.columns.some((other) => other.source === source && other !== column && field === 'month')
  const chosen = Object.hasOwn(draft.columns, source) ? draft.columns[source] : field
  return (
    <tbody>
      <tr>
        <th scope="row">
          <span className={css.source} title={source}>
            {source}
          </span>
          {examples.length > 0 && !isDerived && <span className={css.examples}>{examples.join(' · ')}</span>}
        </th>
        <td className={css.taken}>
          {isDerived ? (
            <span className={css.derived}>{column.name}</span>
          ) : (
            <Select
              label={`What ${source} is taken for`}
              options={fieldOptions(table, source)}
              chosen={chosen ?? NONE}
              isQuiet={chosen === null}
              isChanged={chosen !== field}
              onChoose={(id) => onDraft(chooseField(draft, source, id === NONE ? null : (id as FieldId)))}
            />
          )}
        </td>
        <td className={css.about}>{isDerived ? 'the start' : reason(column)}</td>
        <td className={css.number}>{kind === 'session' || kind === 'time' ? '' : formatCount(distinct)}</td>
        <td className={css.number}>{missing === 0 ? '' : formatWithUnit(missing / table.sessions, 'rate')}</td>
        <td>{profile && <Spread profile={profile} />}</td>
        <td className={css.about}>{[column.about, sentence(labelText(column, table.sessions))].join(' ').trim()}</td>
      </tr>
      {unknown.length > 0 && field !== null && (
        <tr className={css.unknown}>
          <td colSpan={7}>
            <UnknownLabels
              column={column}
              decided={draft.labels[field] ?? {}}
              onDecide={(spelling, label) => onDraft(chooseLabel(draft, field, spelling, label))}
            />
          </td>
        </tr>
      )}
    </tbody>
  )
}

const NONE = 'none'

/** The fields a column can be taken for; one that another column has says so. */
function fieldOptions({ columns }: SessionsTable, source: string): Option[] {
  const holder = new Map(columns.map((column) => [column.field, column.source]))
  return [
    { id: NONE, name: 'A column of its own' },
    ...FIELDS.map(({ id, name }) => {
      const other = holder.get(id)
      return { id, name, ...(other !== undefined && other !== source && { hint: `now ${other}` }) }
    }),
  ]
}

function reason({ mappedBy, fit }: TableColumn): string {
  const share = fit === null || fit === 1 ? '' : `, ${formatWithUnit(fit, 'rate')} fit`
  switch (mappedBy) {
    case 'name':
      return `its name${share}`
    case 'alias':
      return `a known name${share}`
    case 'content':
      return `its values${share}`
    case 'choice':
      return 'your decision'
    default:
      return ''
  }
}

const sentence = (text: string | null): string => (text === null ? '' : `Labelled ${text}.`)

/** Decisions in the one that are not in the other. */
function countChanges(before: MappingChoice, after: MappingChoice): number {
  const flat = ({ columns, labels }: MappingChoice) =>
    new Map([
      ...Object.entries(columns).map(([source, field]) => [JSON.stringify([source]), field] as const),
      ...Object.entries(labels).flatMap(([field, of]) =>
        Object.entries(of ?? {}).map(([spelling, label]) => [JSON.stringify([field, spelling]), label] as const),
      ),
    ])
  const was = flat(before)
  return [...flat(after)].filter(([what, decision]) => !was.has(what) || was.get(what) !== decision).length
}
