import { useState } from 'react'
import type { CutRequest } from '#core/pivot/cut'
import type { Dimension } from '#core/pivot/dimension'
import type { BinsDefinition } from '#core/pivot/dimension-definition'
import { useAppStore } from '../../store/use-app'
import { Segments } from '../../ui/Segments'
import { TextInput } from '../../ui/TextInput'
import css from './DefineDialog.module.css'
import { DefineForm } from './DefineForm'

const WAYS = [
  { id: 'width', name: 'equal width' },
  { id: 'quantiles', name: 'quantiles' },
  { id: 'edges', name: 'own edges' },
] as const

type Way = (typeof WAYS)[number]['id']

const LABELS: Readonly<Record<Way, string>> = { width: 'Width', quantiles: 'How many', edges: 'Edges' }
const NOTES: Readonly<Record<Way, string>> = {
  width: 'Bins of this width over all values; from the hundredth on the last one is open.',
  quantiles: 'As nearly as many sessions in each. The edges are those of all sessions of the dataset.',
  edges: 'Ascending, with commas between. A value on an edge belongs to the bin above it.',
}

interface BinEditorProps {
  readonly dimension: Dimension
  /** The bins that are cut anew; new ones are made where nothing is said. */
  readonly made?: BinsDefinition | undefined
  onDone(): void
}

/** Cuts a number into bins. */
export function BinEditor({ dimension, made, onDone }: BinEditorProps) {
  const store = useAppStore()
  const [way, setWay] = useState<Way>(made?.cut.by ?? 'quantiles')
  const [text, setText] = useState(made ? writtenCut(made.cut) : '4')
  const request = requestOf(way, text)
  return (
    <DefineForm
      title={`Bin ${dimension.name}`}
      isReady={request !== null}
      isChange={made !== undefined}
      onMake={() => request && void store.getState().binDimension(dimension, request, made)}
      onDone={onDone}
    >
      <Segments
        label="How to cut"
        options={WAYS}
        chosen={way}
        onChoose={(id) => {
          setWay(id)
          setText(id === 'quantiles' ? '4' : '')
        }}
      />
      <TextInput label={LABELS[way]} value={text} placeholder={way === 'edges' ? '1, 5, 10' : ''} onChange={setText} />
      <p className={css.note}>{NOTES[way]}</p>
    </DefineForm>
  )
}

const writtenCut = (cut: BinsDefinition['cut']): string =>
  cut.by === 'width' ? String(cut.width) : cut.by === 'quantiles' ? String(cut.count) : cut.edges.join(', ')

function requestOf(by: Way, text: string): CutRequest | null {
  const numbers = text
    .split(by === 'edges' ? /[,;\s]+/ : /$^/)
    .filter((t) => t.trim() !== '')
    .map(Number)
  const [first] = numbers
  if (first === undefined || !numbers.every(Number.isFinite)) return null
  if (by === 'edges') return { by, edges: numbers }
  if (by === 'width') return first > 0 ? { by, width: first } : null
  return Number.isInteger(first) && first >= 2 && first <= 100 ? { by, count: first } : null
}
