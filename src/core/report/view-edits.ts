import { dimensionsOfFilter } from '../pivot/filter'
import type { PivotSpec, Thresholds } from '../pivot/spec'
import type { AppliedValues } from '../value/sessions/applied-values'
import type { Beside, View } from './report'

/** The views of a report and the one that is shown; never without a view. */
export interface Views {
  readonly views: readonly View[]
  /** Id of the view that is shown. */
  readonly shown: string
  /** Another one beside it; none where nothing is said. */
  readonly beside?: Beside | null
  /** What values of the sessions they stand on: null for those of the file. */
  readonly values?: AppliedValues | null
}

/** Edits of the views: each takes what there was and gives what there is now. An edit that changes nothing gives the same. */
export type ViewsEdit = (views: Views) => Views

const LONGEST_NAME = 80

/** The name itself, or where it is taken with the next free number: `Pivot 2`. Case does not tell names apart. */
export function freeName(taken: readonly string[], name: string): string {
  const isTaken = (candidate: string) => taken.some((other) => other.toLowerCase() === candidate.toLowerCase())
  if (!isTaken(name)) return name
  const stem = name.replace(/ \d+$/, '')
  for (let i = 2; ; i++) if (!isTaken(`${stem} ${i}`)) return `${stem} ${i}`
}

/** The first view of a dataset. */
export const firstView = (spec: PivotSpec): Views => ({ views: [{ id: '1', name: 'View 1', spec }], shown: '1' })

/** The view that is shown. */
export function shownView({ views, shown }: Views): View {
  const found = views.find(({ id }) => id === shown) ?? views[0]
  if (!found) throw new Error('there is no view')
  return found
}

export const showView =
  (id: string): ViewsEdit =>
  (now) =>
    now.shown !== id && now.views.some((view) => view.id === id) ? turnTo(id)(now) : now

/** Shows a view; where it stood beside, the two change roles. */
const turnTo =
  (id: string): ViewsEdit =>
  (now) => ({ ...now, shown: id, ...(now.beside?.view === id && { beside: { ...now.beside, view: now.shown } }) })

/** Changes what the shown view asks; where filters are linked, the one beside it takes them over. */
export const changeSpec =
  (spec: PivotSpec): ViewsEdit =>
  (now) => {
    const linked = now.beside?.isLinked ? now.beside.view : null
    return {
      ...now,
      views: now.views.map((view) => {
        if (view.id === now.shown) return { ...view, spec }
        return view.id === linked ? { ...view, spec: withFiltersOf(view.spec, spec) } : view
      }),
    }
  }

/** The filters of another spec, with the dimensions they are made on. */
function withFiltersOf(spec: PivotSpec, { filters, dimensions }: PivotSpec): PivotSpec {
  if (JSON.stringify(spec.filters) === JSON.stringify(filters)) return spec
  const used = new Set(filters.flatMap(dimensionsOfFilter))
  const lacking = dimensions.filter(({ id }) => used.has(id) && !spec.dimensions.some((own) => own.id === id))
  return { ...spec, filters, dimensions: [...spec.dimensions, ...lacking] }
}

/** Of two views side by side the one that comes first in the list stands left, whichever is shown. */
export const isShownLeft = ({ views, shown, beside }: Views): boolean =>
  !beside || placeOf(views, shown) < placeOf(views, beside.view)

/** Puts a view beside the shown one, with filters of its own; null takes the one there away. */
export const showBeside =
  (id: string | null): ViewsEdit =>
  (now) => {
    if (id === (now.beside?.view ?? null) || id === now.shown) return now
    return { ...now, beside: id === null ? null : { view: id, isLinked: false } }
  }

/** Makes the filters of the two views one, those of the shown one, or lets them part again. */
export const linkFilters =
  (isLinked: boolean): ViewsEdit =>
  (now) =>
    now.beside && now.beside.isLinked !== isLinked
      ? changeSpec(shownView(now).spec)({ ...now, beside: { ...now.beside, isLinked } })
      : now

/** Sets the thresholds of the whole report: what one view withholds another must not show. */
export const setReportThresholds =
  (thresholds: Thresholds): ViewsEdit =>
  (now) =>
    now.views.every(({ spec }) => isSameThresholds(spec.thresholds, thresholds))
      ? now
      : { ...now, views: now.views.map((view) => ({ ...view, spec: { ...view.spec, thresholds } })) }

const isSameThresholds = (a: Thresholds, b: Thresholds): boolean =>
  a.minUsers === b.minUsers && a.minSessions === b.minSessions

/** Adds a view behind the shown one and shows it. */
export const addView =
  (name: string, spec: PivotSpec): ViewsEdit =>
  ({ views, shown, ...others }) => {
    const id = String(1 + Math.max(0, ...views.map((view) => Number(view.id)).filter(Number.isSafeInteger)))
    const added = { id, name: freeName(names(views), cut(name)), spec }
    return { ...others, views: views.toSpliced(placeOf(views, shown) + 1, 0, added), shown: id }
  }

export const duplicateView =
  (id: string): ViewsEdit =>
  (now) => {
    const view = now.views.find((one) => one.id === id)
    return view ? addView(view.name, view.spec)({ ...now, shown: id }) : now
  }

/** Gives a view another name, made different from those of the others; an empty one changes nothing. */
export const renameView =
  (id: string, name: string): ViewsEdit =>
  (now) => {
    const others = now.views.filter((view) => view.id !== id)
    const wanted = cut(name)
    const view = now.views.find((one) => one.id === id)
    if (!view || wanted === '' || wanted === view.name) return now
    const free = freeName(names(others), wanted)
    return { ...now, views: now.views.map((one) => (one.id === id ? { ...one, name: free } : one)) }
  }

/** Takes a view away and shows its neighbour; the last one stays. */
export const deleteView =
  (id: string): ViewsEdit =>
  (now) => {
    const at = placeOf(now.views, id)
    if (at < 0 || now.views.length === 1) return now
    const views = now.views.toSpliced(at, 1)
    const shown = now.shown === id ? views[Math.min(at, views.length - 1)]!.id : now.shown
    const isBesideGone = now.beside && (now.beside.view === id || now.beside.view === shown)
    return { ...now, views, shown, ...(isBesideGone && { beside: null }) }
  }

/** Moves a view one place; at the end it stays. */
export const moveView =
  (id: string, by: -1 | 1): ViewsEdit =>
  (now) => {
    const from = placeOf(now.views, id)
    const to = from + by
    const moved = now.views[from]
    if (!moved || to < 0 || to >= now.views.length) return now
    return { ...now, views: now.views.toSpliced(from, 1).toSpliced(to, 0, moved) }
  }

const names = (views: readonly View[]): string[] => views.map(({ name }) => name)
const placeOf = (views: readonly View[], id: string): number => views.findIndex((view) => view.id === id)
const cut = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
