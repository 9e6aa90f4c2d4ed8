import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { type CutRequest, cutFor, type NumberFacts } from '#core/pivot/cut'
import type { BinsDefinition, DimensionDefinition } from '#core/pivot/dimension-definition'
import { compileEdges } from '#core/sql/compile-edges'
import { print } from '#core/sql/print'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

/** Cuts a number of a table into bins: edges that are not given are those of all its sessions. */
export async function cutBins(
  engine: Asks,
  table: SessionsTable,
  column: string,
  request: CutRequest,
): Promise<Result<BinsDefinition['cut']>> {
  const facts = await askNumber(engine, table, column, request.by === 'quantiles' ? request.count : 1)
  return facts.ok ? cutFor(request, facts.value) : facts
}

/** The definitions with the quantiles of this table, and the names of those whose edges are others now. */
export async function recutQuantiles(
  engine: Asks,
  table: SessionsTable,
  definitions: readonly DimensionDefinition[],
): Promise<Result<{ readonly definitions: DimensionDefinition[]; readonly changed: readonly string[] }>> {
  const recut: DimensionDefinition[] = []
  const changed: string[] = []
  for (const definition of definitions) {
    const isThere = table.columns.some(({ column }) => column === definition.from)
    if (definition.kind !== 'bins' || definition.cut.by !== 'quantiles' || !isThere) {
      recut.push(definition)
      continue
    }
    const cut = await cutBins(engine, table, definition.from, definition.cut)
    if (!cut.ok) return cut
    if (JSON.stringify(cut.value) !== JSON.stringify(definition.cut)) changed.push(definition.name)
    recut.push({ ...definition, cut: cut.value })
  }
  return ok({ definitions: recut, changed })
}

async function askNumber(
  engine: Asks,
  table: SessionsTable,
  column: string,
  quantiles: number,
): Promise<Result<NumberFacts>> {
  const answer = await engine.run(print(compileEdges(table.table, column, quantiles)))
  if (!answer.ok) return answer
  const facts = resultTable(answer.value)
  const number = (name: string) => Number(facts.column(name).at(0) ?? 0)
  const cuts = Array.from({ length: quantiles - 1 }, (_, i) => number(`cut_${i + 1}`))
  return ok({ least: number('least'), most: number('most'), cuts })
}
