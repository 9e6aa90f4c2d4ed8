import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import type { Profile } from '#core/cells/profile'
import { foldLabel } from '#core/dataset/label'
import { formatKey } from '#core/format/key'
import { formatCount } from '#core/format/number'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import type { LeafFilter, MembershipFilter } from '#core/pivot/filter'
import { useApp } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Segments } from '../../ui/Segments'
import css from './FilterEditor.module.css'

const VERBS = [
  { id: 'is', name: 'is' },
  { id: 'is not', name: 'is not' },
] as const

interface ValuesPartProps {
  readonly filter: MembershipFilter
  readonly dimension: Dimension
  onChange(filter: LeafFilter): void
}

/** The values of one dimension to keep or to leave out, with the sessions behind each. */
export function ValuesPart({ filter, dimension, onChange }: ValuesPartProps) {
  const profile = useApp((app) => app.profiles.get(dimension.id))
  const [pasted, setPasted] = useState<string | null>(null)
  const values = profile ? valuesOf(profile) : []
  const chosen = new Set(filter.values.map(idOf))
  const choose = (ids: ReadonlySet<string>) =>
    onChange({ ...filter, values: values.filter(({ value }) => ids.has(idOf(value))).map(({ value }) => value) })
  const missed = pasted === null ? [] : unknownIn(pasted, dimension, values)
  return (
    <>
      <div className={css.row}>
        <Segments
          label="Keep or leave out"
          options={VERBS}
          chosen={filter.isNegated ? 'is not' : 'is'}
          onChoose={(id) => onChange({ ...filter, isNegated: id === 'is not' })}
        />
        <span className={css.gap} />
        <Button look="quiet" onPress={() => choose(new Set(values.map(({ value }) => idOf(value))))}>
          All
        </Button>
        <Button look="quiet" onPress={() => choose(new Set())}>
          None
        </Button>
        <Button
          look="quiet"
          onPress={() => choose(new Set(values.map(({ value }) => idOf(value)).filter((id) => !chosen.has(id))))}
        >
          Invert
        </Button>
        <Button look="icon" aria-label="Paste a list of values" onPress={() => setPasted(pasted === null ? '' : null)}>
          <ClipboardPaste aria-hidden />
        </Button>
      </div>
      {pasted !== null && (
        <div className={css.pasted}>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: it was asked for with the button just now
            autoFocus
            aria-label="Values, one a line"
            placeholder="One value a line, or with commas between"
            value={pasted}
            rows={3}
            className={css.area}
            onChange={({ target }) => {
              setPasted(target.value)
              choose(new Set(namedIn(target.value, dimension, values).map(idOf)))
            }}
          />
          {missed.length > 0 && (
            <p className={css.note}>
              {formatCount(missed.length)} not found: {missed.slice(0, 3).join(', ')}
              {missed.length > 3 && '…'}
            </p>
          )}
        </div>
      )}
      <Choice
        label={`Values of ${dimension.name}`}
        options={values.map(({ value, hint }) => ({ id: idOf(value), name: formatKey(dimension, value), hint }))}
        chosen={chosen}
        onChoose={choose}
      />
    </>
  )
}

type Known = readonly { readonly value: KeyValue; readonly hint: string }[]

/** Text and number apart: the label "1" is not the number 1. */
const idOf = (value: KeyValue): string => JSON.stringify(value)

/** A line is a value as a whole where there is one, and else several with commas between. */
const linesOf = (text: string): string[] => text.split(/[\n\r\t;]+/).filter((line) => line.trim() !== '')

type Spellings = (written: string) => KeyValue | undefined

/** What is written as it is shown is that value, and else any that is written alike. */
function spellingsOf(dimension: Dimension, known: Known): Spellings {
  const shown = new Map(known.map(({ value }) => [formatKey(dimension, value), value]))
  const alike = new Map(
    known.flatMap(({ value }) => [String(value), formatKey(dimension, value)].map((text) => [foldLabel(text), value])),
  )
  return (written) => {
    const exact = shown.get(written.trim())
    return exact === undefined ? alike.get(foldLabel(written)) : exact
  }
}

const wordsOf = (text: string, find: Spellings): string[] =>
  linesOf(text).flatMap((line) => (find(line) !== undefined ? [line] : line.split(',').filter((w) => w.trim() !== '')))

function namedIn(text: string, dimension: Dimension, known: Known): KeyValue[] {
  const find = spellingsOf(dimension, known)
  return wordsOf(text, find).flatMap((word) => {
    const value = find(word)
    return value === undefined ? [] : [value]
  })
}

function unknownIn(text: string, dimension: Dimension, known: Known): string[] {
  const find = spellingsOf(dimension, known)
  return wordsOf(text, find).filter((word) => find(word) === undefined)
}

const valuesOf = (profile: Profile): { value: KeyValue; hint: string }[] =>
  profile.map(({ value, sessions }) => ({ value, hint: sessions === null ? 'withheld' : `≈ ${formatCount(sessions)}` }))
