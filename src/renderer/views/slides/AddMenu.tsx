import { Plus } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { SIGNALS } from '#core/change/signal'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { measureName } from '#core/pivot/definitions/measure-name'
import type { View } from '#core/report/report'
import { HEADLINES } from '#core/robustness/choice'
import { LAYOUT_NAMES, type Layout, type Shown } from '#core/slide/deck/deck'
import { Button } from '../../ui/Button'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'

interface AddMenuProps {
  readonly label: string
  readonly views: readonly View[]
  /** Layouts of words are offered where a slide is added, not where something is added to one. */
  readonly hasWords: boolean
  readonly isDisabled?: boolean
  onWords(layout: Layout): void
  onShow(shown: Shown, layout: Layout): void
}

const OF_WORDS: readonly Layout[] = ['title', 'section', 'quotation', 'method', 'caveats', 'moved']

/** Changes from the first month to the last, by work mode: what the mix made of them and what happened within. */
const CHANGES = [
  ['verified_success', 'Change of verified success, mix and within'],
  ['task_value_mean', 'Change of mean task value, mix and within'],
] as const

/** What a slide can be of: words, a measure of a view, a panel of a figure, how something goes over time or under other choices, or a finding. */
export function AddMenu({ label, views, hasWords, isDisabled = false, onWords, onShow }: AddMenuProps) {
  const shows = new Map<string, { readonly shown: Shown; readonly layout: Layout }>()
  const keyOf = (shown: Shown, layout: Layout): string => {
    const key = `s${shows.size}`
    shows.set(key, { shown, layout })
    return key
  }
  const ofViews = views.flatMap(({ name, spec }) =>
    spec.measures.map((measure) => ({
      id: keyOf({ kind: 'view', name, spec, measure }, 'chart-table'),
      name: `${name}: ${measureName(measure, spec.definitions)}`,
    })),
  )
  const ofFigures = STUDY_FIGURES.flatMap(({ id, number, panels }) =>
    panels
      .filter(({ kind }) => kind !== 'text')
      .map((panel) => ({
        id: keyOf({ kind: 'figure', figure: id, panel: panel.name, measures: null }, 'chart-table'),
        name: panel.name,
        hint: number,
      })),
  )
  const ofFindings = STUDY_FINDINGS.map(({ id, claim }) => ({
    id: keyOf({ kind: 'finding', finding: id }, 'number'),
    name: claim,
  }))
  const ofRobustness = HEADLINES.map(({ id, name }) => ({
    id: keyOf({ kind: 'robustness', headline: id }, 'chart-table'),
    name,
  }))
  const ofTrends = [
    ...SIGNALS.map(({ id, name }): [Shown, string] => [
      { kind: 'gap', signal: id, measure: 'verified_success' },
      `${name}, by month`,
    ]),
    ...CHANGES.map(([measure, name]): [Shown, string] => [{ kind: 'change', measure, by: 'work_mode' }, name]),
  ].map(([shown, name]) => ({ id: keyOf(shown, 'chart-table'), name }))
  return (
    <MenuTrigger>
      <Button isDisabled={isDisabled}>
        <Plus aria-hidden />
        {label}
      </Button>
      <Menu
        onAction={(key) => {
          const found = shows.get(String(key))
          if (found) onShow(found.shown, found.layout)
          else onWords(String(key) as Layout)
        }}
      >
        {hasWords && (
          <MenuSection name="Words">
            {OF_WORDS.map((layout) => (
              <MenuItem key={layout} id={layout}>
                {LAYOUT_NAMES[layout]}
              </MenuItem>
            ))}
          </MenuSection>
        )}
        <MenuSection name="Views">
          {ofViews.map(({ id, name }) => (
            <MenuItem key={id} id={id}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection name="Figures of the study">
          {ofFigures.map(({ id, name, hint }) => (
            <MenuItem key={id} id={id} hint={hint}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection name="Over time">
          {ofTrends.map(({ id, name }) => (
            <MenuItem key={id} id={id}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection name="Under other choices">
          {ofRobustness.map(({ id, name }) => (
            <MenuItem key={id} id={id}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection name="Findings">
          {ofFindings.map(({ id, name }) => (
            <MenuItem key={id} id={id}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
}
