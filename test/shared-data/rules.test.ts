import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FieldId, fieldOf } from '#core/dataset/field'
import { formatInterval, formatWithUnit } from '#core/format/number'
import { RULE_FIELDS, type RuleLabels } from '#core/rules/label-session'
import { LABELLED_BY_RULES } from '#core/rules/rules'
import { type Agreement, agreementOf } from '#core/stats/agreement/agreement'
import type { LabelPair } from '#core/stats/agreement/confusion'
import type { Measured } from '#core/stats/agreement/measured'
import { isThere, readBelow, TRANSCRIPTS } from './shared-data'

// Thirty sessions labelled by reading them, drawn in the order of the SHA-256 of "hand-check 1 " and the session id from
// those a person prompted, at most eight of one repository. They were labelled before there were rules, and the rules were
// tried out on the other sessions only.
const [head, ...lines] = readFileSync(path.join(import.meta.dirname, 'hand-labels.csv'), 'utf8')
  .trim()
  .split('\n')
const columns = head!.split(',')
const byHand = lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [columns[i], value])))

interface Compared {
  readonly field: FieldId
  readonly agreement: Agreement
}
let compared: Compared[]

describe.skipIf(!isThere(TRANSCRIPTS))('rules beside thirty sessions labelled by hand', () => {
  beforeAll(() => {
    const { sessions } = readBelow(TRANSCRIPTS)
    const rows = new Map(sessions.map((session) => [session.session_id, session as RuleLabels]))
    compared = RULE_FIELDS.map((field) => {
      const pairs = byHand.flatMap((hand): LabelPair[] => {
        const told = rows.get(hand.session_id!)![field]
        return told === null ? [] : [[hand[field]!, String(told)]]
      })
      return { field, agreement: agreementOf(pairs, fieldOf(field).taxonomy!, new Set(), 0.95) }
    })
    if (process.env.RULE_AGREEMENT) writeFileSync(process.env.RULE_AGREEMENT, table(compared))
  })

  test('are told and agree as often as docs/method.md says', () => {
    const method = readFileSync(path.resolve(import.meta.dirname, '../../docs/method.md'), 'utf8')
    expect(method).toContain(table(compared))
  })

  // Counted by a second program from the columns an import writes and the labels by hand.
  test('agree in as many sessions as a second count says', () => {
    const counts = compared.map(({ field, agreement: { n, confusion } }) => [
      field,
      n,
      confusion.counts.reduce((sum, row, i) => sum + row[i]!, 0),
    ])
    expect(counts).toEqual([
      ['work_mode', 28, 17],
      ['codebase_relation', 29, 24],
      ['outcome', 27, 23],
      ['success_signal', 30, 19],
      ['failure_signal', 25, 15],
    ])
  })
})

function table(all: readonly Compared[]): string {
  const rows = all.map(({ field, agreement }) => {
    const { n, accuracy, kappa, scale } = agreement
    const cells = [
      fieldOf(field).name,
      `${n} of ${byHand.length}`,
      withInterval(accuracy, 'rate'),
      withInterval(kappa, 'number'),
      withInterval(scale?.linearKappa ?? null, 'number'),
      withInterval(scale?.withinOne ?? null, 'rate'),
    ]
    return `| ${cells.join(' | ')} |\n`
  })
  return [
    `| ${LABELLED_BY_RULES.replace(' ', ', version ')} | told | agree | kappa | linear kappa | within one |\n`,
    '|---|---|---|---|---|---|\n',
    ...rows,
  ].join('')
}

const withInterval = (measured: Measured | null, unit: 'rate' | 'number'): string =>
  measured === null
    ? ''
    : `${formatWithUnit(measured.value, unit)}${measured.interval ? ` ${formatInterval(measured.interval, unit)}` : ''}`
