import { expect, it } from 'vitest'
import type { SourceType } from '#core/dataset/source-column'
import { toldType } from '#core/dataset/told-type'

const profile = (type: SourceType, texts: readonly string[]) => ({
  source: { name: 'x', type },
  written: texts.length,
  distinct: texts.length,
  spellings: texts.map((text) => ({ text, count: 1 })),
})

it.each<[string, string[], SourceType]>([
  ['numbers', ['1', '-2.5', '1e3', ' 4 '], 'number'],
  ['numbers with one other among twenty', [...Array.from({ length: 19 }, (_, i) => String(i)), 'n/a'], 'number'],
  ['numbers with one other among ten', [...Array.from({ length: 9 }, (_, i) => String(i)), 'n/a'], 'text'],
  ['codes with a zero in front', ['007', '12'], 'text'],
  ['ids of many digits', ['1234567890123456'], 'text'],
  ['versions', ['1.2.3', '2'], 'text'],
  ['yes and no', ['true', 'FALSE'], 'boolean'],
  ['days', ['2026-01-02', '1969-12-31'], 'time'],
  ['instants', ['2026-01-02T03:04:05Z', '2026-01-02 03:04'], 'time'],
  ['words', ['a', 'b'], 'text'],
  ['nothing', [], 'text'],
])('%s', (_, texts, type) => expect(toldType(profile('text', texts))).toBe(type))

it('a column that has a type keeps it', () => expect(toldType(profile('integer', ['1']))).toBe('integer'))
