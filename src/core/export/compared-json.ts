import type { Cell } from '../cells/pivot-cells'
import type { ComparedFigure, ComparedRow } from '../figures/compare-figures'
import { lackingText } from '../lacking-text'

/** Figures of two sets of sessions as other programs read them; the difference is the second less the first. */
export function comparedJson(figures: readonly ComparedFigure[]) {
  return figures.map(({ figure: { id, number, name }, terms, panels }) => ({
    id,
    number,
    name,
    first: terms.names[0],
    second: terms.names[1],
    ...(terms.setAside && { setAside: { first: terms.setAside[0], second: terms.setAside[1] } }),
    panels: panels.map((compared) =>
      compared.failure === null
        ? {
            name: compared.panel.name,
            values: compared.rows.map(rowJson),
            ...(compared.leftOut.length > 0 && {
              leftOut: compared.leftOut.map(({ why, measures, n }) => ({ why, measures, first: n[0], second: n[1] })),
            }),
          }
        : {
            name: compared.panel.name,
            failure: { code: compared.failure.code, text: lackingText(compared.failure).what },
          },
    ),
  }))
}

function rowJson({ first, second, difference: { unit, estimate } }: ComparedRow) {
  const { measure, row, column } = first
  const difference = estimate && {
    unit,
    value: estimate.value,
    low: estimate.interval?.low ?? null,
    high: estimate.interval?.high ?? null,
  }
  return { measure, row, column, first: cellJson(first.cell), second: cellJson(second.cell), difference }
}

function cellJson(cell: Cell) {
  if (cell.kind === 'empty') return null
  if (cell.kind === 'withheld') return { suppressed: true }
  const { value, n, users, interval } = cell.estimate
  return { suppressed: false, value, low: interval?.low ?? null, high: interval?.high ?? null, n, users }
}
