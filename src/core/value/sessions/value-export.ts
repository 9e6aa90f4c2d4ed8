import { allOf, binary, caseOf, column, isKnown, value } from '../../sql/build'
import type { ComputedColumn, ExportColumn } from '../../sql/compile-export'
import type { Expression } from '../../sql/node'
import type { Provenance } from '../estimator'
import { GREATEST_PRICE, TIERS } from '../tiers'

/** What a file of sessions says of their values beside the values: how they were made, of which prices, and their band. */
export function valueExportColumns({ method, recalibration, fingerprint, filledBy }: Provenance): ComputedColumn[] {
  const usd = column('task_value_usd')
  const where = (gives: string) => caseOf([{ when: isKnown(usd), gives: value(gives) }])
  const band = TIERS.map(({ id, from, to }) => ({
    when: allOf([
      binary('>=', usd, value(from)),
      binary(to === GREATEST_PRICE ? '<=' : '<', usd, value(to)),
    ]) as Expression,
    gives: value(id),
  }))
  return [
    {
      column: 'task_value_method',
      of: where(
        [
          method,
          ...(recalibration === 'none' ? [] : [recalibration]),
          ...(filledBy === undefined ? [] : ['gaps filled by size']),
        ].join(', '),
      ),
    },
    { column: 'task_value_anchors', of: where(fingerprint) },
    { column: 'task_value_band', of: caseOf(band) },
  ]
}

/** The columns of a table that others of these names take the place of. */
export const withoutComputed = <C extends ExportColumn>(
  columns: readonly C[],
  computed: readonly ComputedColumn[],
): C[] => columns.filter((one) => !computed.some(({ column: name }) => name === one.column))
