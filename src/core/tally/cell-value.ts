import type { CellExpression } from './question'

/** Reads the value of an expression over aggregates, cell by cell. */
export function cellValue(
  of: CellExpression,
  aggregate: (index: number) => ArrayLike<number>,
): (cell: number) => number {
  switch (of.kind) {
    case 'aggregate': {
      const values = aggregate(of.index)
      return (cell) => values[cell]!
    }
    case 'value':
      return () => of.value
    case 'binary': {
      const left = cellValue(of.left, aggregate)
      const right = cellValue(of.right, aggregate)
      switch (of.operator) {
        case '+':
          return (cell) => left(cell) + right(cell)
        case '-':
          return (cell) => left(cell) - right(cell)
        case '*':
          return (cell) => left(cell) * right(cell)
        case '/':
          return (cell) => left(cell) / right(cell)
        default:
          throw new Error(`${of.operator} is no arithmetic`)
      }
    }
    case 'call': {
      const args = of.args.map((arg) => cellValue(arg, aggregate))
      const f: (...of: number[]) => number = FUNCTIONS[of.name as keyof typeof FUNCTIONS]
      return (cell) => f(...args.map((arg) => arg(cell)))
    }
  }
}

const FUNCTIONS = { greatest: Math.max, floor: Math.floor, ceil: Math.ceil, sqrt: Math.sqrt } as const
