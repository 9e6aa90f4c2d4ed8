import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { type Failure, fail, ok, type Result } from '#core/failure'
import { normalize } from '#core/pivot/plan'
import { print } from '#core/sql/print'
import { rateCells, rateRefused, rateSpec } from '#core/value/rates'
import { biasCorrection, choiceFor, type LeftOut, TRIALS } from '#core/value/sensitivity'
import {
  type AppliedValues,
  nameOfValues,
  type ValueRow,
  valueRows,
  valuesOfRows,
} from '#core/value/sessions/applied-values'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { worksOfSessions } from '#core/value/sessions/works-of-sessions'
import { askPivot } from '#engine/ask-pivot'
import { askSensitivity, type SensitivityLine } from '#engine/ask-sensitivity'
import type { CreateSlice } from '../app-state'
import type { ValueSlice } from '../value-state'
import { keepValues } from './keep-values'
import type { AskPricer } from './messages'
import { type OwnValues, putValuesInto, readOwnValues } from './put-values'
import { textsOf } from './session-texts'
import { saidOf } from './study-steps'

type Applied = Pick<
  ValueSlice,
  'values' | 'sensitivity' | 'rates' | 'applyValues' | 'putValues' | 'restoreValues' | 'trySensitivity' | 'askRates'
>

/** Values on their way into the dataset and out of it again, and what is made of them. */
export const appliedValues =
  (ask: AskPricer): CreateSlice<Applied> =>
  (set, get, { engine, bridge }) => {
    let own: OwnValues | null = null
    let lastPut: SessionsTable | null = null
    /** Values that were made or read here, by name: undoing a step needs no disk. */
    const known = new Map<string, readonly ValueRow[]>()

    async function rowsOf(run: string): Promise<Result<readonly ValueRow[]>> {
      const here = known.get(run)
      if (here) return ok(here)
      const read = await bridge.call('values.read', { run })
      if (!read.ok) return read
      known.set(run, read.value.rows)
      return ok(read.value.rows)
    }

    /** The dataset as its file says it, read before anything took the place of that. */
    async function ownOf(table: SessionsTable): Promise<Result<OwnValues>> {
      if (own && (own.table === table || lastPut === table)) return ok(own)
      const read = await readOwnValues(engine, table)
      if (read.ok) own = read.value
      return read
    }

    async function sessionsOf(table: SessionsTable) {
      // What models wrote and said of the sessions counts, whichever pages were looked at before.
      if (!get().labelJournal) await get().askClassifyStatus()
      const [sessions, texts] = [await engine.run(print(askSessions(table).query)), await textsOf(engine, get())]
      if (!sessions.ok) return sessions
      return texts.ok ? ok({ sessions: sessions.value, texts: texts.value }) : texts
    }

    const failed = (valueFailure: Failure) => set({ valueFailure })

    return {
      values: null,
      sensitivity: null,
      rates: null,

      async applyValues() {
        const { table, calibrationChoice: choice, calibration, fillsValues: isFilled } = get()
        if (!table) return
        const asked = await sessionsOf(table)
        if (!asked.ok) return failed(asked.failure)
        const curve = calibration?.recalibration?.curve ?? null
        const study = choice.method === 'study' ? { study: saidOf(get()) } : {}
        const valued = await ask('value', { choice, ...asked.value, curve, isFilled, ...study })
        if (!valued.ok || get().table !== table) return
        const { values: made, provenance } = valued.value
        const rows = valueRows(worksOfSessions(asked.value.sessions), made)
        const { estimated, unestimated } = made
        const applied: AppliedValues = { run: nameOfValues(rows), provenance, estimated, unestimated }
        known.set(applied.run, rows)
        get().editViews((views) => ({ ...views, values: applied }))
        const kept = await keepValues(bridge, applied, rows)
        if (!kept.ok) failed(kept.failure)
      },

      async putValues() {
        await get().restoreValues()
        set({ check: null, rates: null })
        await get().askAnew()
      },

      async restoreValues() {
        const { table, values } = get()
        if (!table) return
        const before = await ownOf(table)
        if (!before.ok) return failed(before.failure)
        const rows = values && (await rowsOf(values.run))
        if (rows && !rows.ok) return get().fail(rows.failure)
        const sessions = rows && (await engine.run(print(askSessions(table).query)))
        if (sessions && !sessions.ok) return failed(sessions.failure)
        const found = values && rows && sessions && valuesOfRows(worksOfSessions(sessions.value), rows.value)
        const put = await putValuesInto(engine, before.value, found && { ...found, applied: values })
        if (!put.ok) return failed(put.failure)
        if (get().table !== table) return
        lastPut = put.value
        set({ table: lastPut })
      },

      async trySensitivity() {
        const { table, postings, calibrationChoice: choice, spec } = get()
        if (!table) return
        const before = await ownOf(table)
        const asked = await sessionsOf(table)
        if (!before.ok) return failed(before.failure)
        if (!asked.ok) return failed(asked.failure)
        const lines: SensitivityLine[] = []
        const left: LeftOut[] = []
        for (const trial of TRIALS) {
          const { method, isCorrected } = trial
          if (isCorrected && left.some((one) => one.method === method)) continue
          const study = method === 'study' ? { study: saidOf(get()) } : {}
          const correction = !isCorrected
            ? null
            : postings?.summary
              ? await ask('calibrate', { ...biasCorrection(method, choice), ...study })
              : fail({ code: 'value-method-unfit', method, why: 'unjudged' })
          const valued =
            correction && !correction.ok
              ? correction
              : await ask('value', {
                  choice: choiceFor(method, choice),
                  ...asked.value,
                  curve: correction?.value.recalibration?.curve ?? null,
                  isFilled: false,
                  ...study,
                })
          if (get().table !== table) return
          const told = valued.ok
            ? await askSensitivity(
                engine,
                before.value.table,
                valued.value.values,
                valued.value.provenance,
                spec.thresholds,
              )
            : valued
          if (told.ok) lines.push(...told.value)
          else if (told.failure.code === 'cancelled') return get().putValues()
          else left.push({ ...trial, failure: told.failure })
        }
        await get().putValues()
        set({ sensitivity: { table: table.table, sessions: table.sessions, lines, left }, valueFailure: null })
      },

      async askRates(per) {
        const { table, spec: shown } = get()
        if (!table) return
        const why = rateRefused(per, table)
        if (why) return set({ rates: null, valueFailure: { code: 'rate-refused', per, why } })
        const spec = rateSpec(per, table, shown.thresholds)
        const plan = normalize(spec, table)
        if (!plan.ok) return failed(plan.failure)
        const statistics = await askPivot(engine, plan.value)
        if (get().table !== table) return
        if (!statistics.ok) return failed(statistics.failure)
        set({ rates: { per, cells: rateCells(buildCells(statistics.value, plan.value), per) }, valueFailure: null })
      },
    }
  }
