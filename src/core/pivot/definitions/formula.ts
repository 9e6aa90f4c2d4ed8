import type { Result } from '../../failure'
import { fail, ok } from '../../failure'

/** Arithmetic over measures, as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Formula
      readonly right: Formula
    }

export type Operator = '+' | '-' | '*' | '/'

/** Deeper formulas are no longer read by anyone, and would exhaust the stack. */
const DEEPEST = 50

/**
 * Reads a formula of numbers, measure ids, `+ - * /` and parentheses, with the usual precedence.
 *
 * `parseFormula('1 - verified_success / judged_success')`
 */
export function parseFormula(text: string): Result<Formula> {
  try {
    return ok(new Parser(text).formula())
  } catch (error) {
    if (!(error instanceof SyntaxTrouble)) throw error
    return fail({ code: 'formula-syntax', formula: text, at: error.at, detail: error.message })
  }
}

/** The ids of the measures in a formula, each once, in the order they come up. */
export function measuresOf(formula: Formula): string[] {
  switch (formula.kind) {
    case 'number':
      return []
    case 'measure':
      return [formula.id]
    case 'negative':
      return measuresOf(formula.of)
    case 'operation':
      return [...new Set([...measuresOf(formula.left), ...measuresOf(formula.right)])]
  }
}

/** The formula with other formulas in the place of the measures they define. */
export function withFormulas(formula: Formula, of: (id: string) => Formula | null): Formula {
  switch (formula.kind) {
    case 'number':
      return formula
    case 'measure':
      return of(formula.id) ?? formula
    case 'negative':
      return { ...formula, of: withFormulas(formula.of, of) }
    case 'operation':
      return { ...formula, left: withFormulas(formula.left, of), right: withFormulas(formula.right, of) }
  }
}

/** The number a formula gives; null where it divides by zero or leaves what a number can hold. */
export function evaluate(formula: Formula, numberOf: (id: string) => number): number | null {
  const value = compute(formula, numberOf)
  return Number.isFinite(value) ? value : null
}

function compute(formula: Formula, numberOf: (id: string) => number): number {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'measure':
      return numberOf(formula.id)
    case 'negative':
      return -compute(formula.of, numberOf)
    case 'operation': {
      const left = compute(formula.left, numberOf)
      const right = compute(formula.right, numberOf)
      if (formula.operator === '+') return left + right
      if (formula.operator === '-') return left - right
      if (formula.operator === '*') return left * right
      // A division by zero spoils all that is made of it: 1 / (1 / 0) is no 0.
      return right === 0 ? Number.NaN : left / right
    }
  }
}

class SyntaxTrouble extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message)
  }
}

const SPACE = /\s*/y
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y

class Parser {
  #at = 0
  #depth = 0

  constructor(private readonly text: string) {}

  formula(): Formula {
    const formula = this.#sum()
    if (this.#at < this.text.length) throw this.#trouble(`"${this.text[this.#at]}" does not belong here`)
    return formula
  }

  #sum(): Formula {
    let left = this.#product()
    for (let operator = this.#next('+', '-'); operator; operator = this.#next('+', '-')) {
      left = { kind: 'operation', operator, left, right: this.#product() }
    }
    return left
  }

  #product(): Formula {
    let left = this.#factor()
    for (let operator = this.#next('*', '/'); operator; operator = this.#next('*', '/')) {
      left = { kind: 'operation', operator, left, right: this.#factor() }
    }
    return left
  }

  #factor(): Formula {
    if (++this.#depth > DEEPEST) throw this.#trouble('it is nested too deeply')
    const factor = this.#unnested()
    this.#depth--
    return factor
  }

  #unnested(): Formula {
    if (this.#next('-')) return { kind: 'negative', of: this.#factor() }
    if (this.#next('(')) {
      const inner = this.#sum()
      if (!this.#next(')')) throw this.#trouble('a ")" is missing')
      return inner
    }
    const number = this.#take(NUMBER)
    if (number !== '') return { kind: 'number', value: Number(number) }
    const id = this.#take(NAME)
    if (id !== '') return { kind: 'measure', id }
    throw this.#trouble('a number or a measure is missing')
  }

  #next<S extends string>(...signs: readonly S[]): S | undefined {
    this.#take(SPACE)
    const found = signs.find((sign) => this.text[this.#at] === sign)
    if (found !== undefined) this.#at++
    this.#take(SPACE)
    return found
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [found = ''] = pattern.exec(this.text) ?? []
    this.#at += found.length
    return found
  }

  #trouble(message: string): SyntaxTrouble {
    return new SyntaxTrouble(this.#at, message)
  }
}
