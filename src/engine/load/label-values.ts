import type { LabelColumn } from '#core/classify/label-columns'
import type { SourceValues, TextValues } from '#core/load/source-values'

/**
 * The labels of a column as values of sessions in their order, as if an export had them.
 *
 * @param rows where each labelled session stands
 * @param length of all sessions
 */
export function labelValues(
  { type, values }: Pick<LabelColumn, 'type' | 'values'>,
  rows: ReadonlyMap<string, number>,
  length: number,
): SourceValues {
  const validity = new Uint8Array((length + 7) >> 3)
  const at = (take: (row: number, value: string | number) => void) => {
    for (const [session, value] of values) {
      const row = rows.get(session)
      if (row === undefined || value === null) continue
      validity[row >> 3]! |= 1 << (row & 7)
      take(row, value)
    }
  }
  if (type === 'number') {
    const numbers = new Float64Array(length)
    at((row, value) => {
      numbers[row] = Number(value)
    })
    return { kind: 'number', length, validity, values: numbers }
  }
  const texts = [...new Set([...values.values()].flatMap((value) => (value === null ? [] : [String(value)])))]
  const code = new Map(texts.map((text, i) => [text, i]))
  const codes = new Int32Array(length)
  at((row, value) => {
    codes[row] = code.get(String(value))!
  })
  return { kind: 'coded', length, validity, codes, texts: textValues(texts) }
}

const encoder = new TextEncoder()

function textValues(texts: readonly string[]): TextValues {
  const offsets = new Int32Array(texts.length + 1)
  for (const [i, text] of texts.entries()) offsets[i + 1] = offsets[i]! + encoder.encode(text).length
  return { kind: 'text', length: texts.length, validity: null, offsets, bytes: encoder.encode(texts.join('')) }
}
