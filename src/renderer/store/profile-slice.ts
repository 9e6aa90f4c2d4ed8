import { buildCells } from '#core/cells/build-cells'
import { type Profile, profileOf } from '#core/cells/profile'
import type { PivotStatistics } from '#core/cells/statistics'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { canBin } from '#core/pivot/defined-dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askHistogram } from '#engine/ask-histogram'
import { askPivot } from '#engine/ask-pivot'
import type { CreateSlice } from './app-state'
import type { ProfileSlice } from './profile-state'

/** A distribution over more values than this would be a smear. */
const MOST_PROFILED = 60

export const createProfileSlice: CreateSlice<ProfileSlice> = (set, get, { engine }) => {
  /** What was answered, by what the dimension is: another threshold asks nothing. */
  const answered = new Map<string, PivotStatistics>()
  let profiled: SessionsTable | null = null

  const planOf = (dimension: string, { dimensions, thresholds }: PivotSpec, table: SessionsTable) =>
    normalize({ ...EMPTY_SPEC, dimensions, rows: [{ dimension }], thresholds }, table)
  const questionOf = (dimension: string, { dimensions }: PivotSpec) =>
    JSON.stringify([dimension, dimensions.find(({ id }) => id === dimension)])

  async function ask(dimension: string): Promise<Profile | null> {
    const { table, spec } = get()
    const plan = table && planOf(dimension, spec, table)
    if (!plan?.ok) return null
    const question = questionOf(dimension, spec)
    const known = answered.get(question)
    const statistics = known ? { ok: true as const, value: known } : await askPivot(engine, plan.value)
    if (!statistics.ok || get().table !== table) return null
    answered.set(question, statistics.value)
    return profileOf(buildCells(statistics.value, plan.value), spec.thresholds)
  }

  async function profileAll(): Promise<void> {
    const { table, spec } = get()
    if (!table || profiled === table) return
    profiled = table
    for (const dimension of dimensionsOf(table, spec.dimensions)) {
      if (get().table !== table) return
      const { id, isTooFine, distinct } = dimension
      if (!isTooFine && distinct <= MOST_PROFILED) await get().profile(id)
      else if (canBin(dimension)) {
        const histogram = await askHistogram(engine, table, dimension, get().spec.thresholds)
        if (histogram.ok && get().table === table) {
          set({ histograms: new Map(get().histograms).set(id, histogram.value) })
        }
      }
    }
  }

  return {
    profiles: new Map(),
    histograms: new Map(),

    forgetProfiles() {
      answered.clear()
      profiled = null
      set({ profiles: new Map(), histograms: new Map() })
    },

    async profile(dimension) {
      const profile = await ask(dimension)
      if (profile) set({ profiles: new Map(get().profiles).set(dimension, profile) })
    },

    /** Those that are there stand on the thresholds of now, and on fields as they are defined now. */
    async refreshProfiles(before) {
      const { spec } = get()
      const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
      if (!isSame(before.thresholds, spec.thresholds)) {
        // Nothing of the lower thresholds stays on the screen while the others are reckoned.
        set({ profiles: new Map(), histograms: new Map() })
        profiled = null
        await profileAll()
        return
      }
      for (const made of spec.dimensions) {
        const old = before.dimensions.find(({ id }) => id === made.id)
        if (!isSame(old, made)) await get().profile(made.id)
      }
    },

    profileAll,
  }
}
