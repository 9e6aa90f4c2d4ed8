import { ChevronDown } from 'lucide-react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { ChartModel } from '#core/chart/chart-model'
import { chartOptions } from '#core/chart/chart-options'
import { CHART_KIND_NAMES, CHOSEN_CHART, type ChartChoice } from '#core/pivot/chart-choice'
import { drawAs } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import menu from '../../ui/Menu.module.css'
import css from './ChartMenu.module.css'

interface ChartMenuProps {
  readonly cells: PivotCells
  readonly measure: number
  readonly model: ChartModel
}

/** What the chart is drawn as: its kind, its panels and its scale. What does not fit says why. */
export function ChartMenu({ cells, measure, model }: ChartMenuProps) {
  const store = useAppStore()
  const choice = useApp((app) => app.spec.chart) ?? CHOSEN_CHART
  const { kinds, panels, log } = chartOptions(cells, measure, model, choice)
  const draw = (change: Partial<ChartChoice>) => store.getState().edit(drawAs(change))
  const sections = [
    {
      id: 'kind',
      name: 'Drawn as',
      chosen: choice.kind,
      options: [{ id: 'auto', name: 'Chosen for the pivot', unfit: null }, ...kinds],
      choose: (kind: string) => draw({ kind: kind as ChartChoice['kind'] }),
    },
    ...(panels.length > 0
      ? [
          {
            id: 'panels',
            name: 'Panels',
            chosen: panels.find(({ name }) => name === model.panelTitle)?.id ?? NONE,
            options: [
              { id: NONE, name: 'One', unfit: null },
              ...panels.map(({ id, name }) => ({ id, name: `For each ${name.toLowerCase()}`, unfit: null })),
            ],
            choose: (id: string) => draw({ panels: id === NONE ? null : id }),
          },
        ]
      : []),
    {
      id: 'scale',
      name: 'Scale',
      chosen: model.scale as string,
      options: [{ id: 'linear', name: 'Linear, from zero', unfit: null }, log],
      choose: (scale: string) => draw({ scale: scale as 'linear' | 'log' }),
    },
  ]
  return (
    <MenuTrigger>
      <Button look="quiet" className={css.trigger!} aria-label={`Chart: ${CHART_KIND_NAMES[model.kind]}`}>
        {CHART_KIND_NAMES[model.kind]}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={menu.popover!} placement="bottom end" offset={4}>
        <Menu className={menu.menu!} aria-label="Chart">
          {sections.map(({ id, name, chosen, options, choose }) => (
            <MenuSection
              key={id}
              className={css.section!}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[`${id} ${chosen}`]}
              onSelectionChange={(keys) => {
                const [key] = keys
                if (key !== undefined) choose(String(key).slice(id.length + 1))
              }}
            >
              <Header className={css.header!}>{name}</Header>
              {options.map((option) => (
                <MenuItem
                  key={option.id}
                  id={`${id} ${option.id}`}
                  textValue={option.name}
                  isDisabled={option.unfit !== null}
                  className={`${menu.item} ${css.item}`}
                >
                  <Text slot="label">{option.name}</Text>
                  {option.unfit && (
                    <Text slot="description" className={css.why!}>
                      {option.unfit}
                    </Text>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const NONE = ''
