import { createContext, startTransition, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AppState, AppStore } from './app-state'

const StoreContext = createContext<AppStore | null>(null)

export const StoreProvider = StoreContext.Provider

/** The store itself, for actions that read it later. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a view stands outside the StoreProvider')
  return store
}

/** A part of the state; the view is drawn again when that part changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select)
}

/**
 * The same for what stands around the table: it is drawn once the table is on the screen, which does not wait for it.
 * @param select a function that stays the same
 */
export function useLater<T>(select: (state: AppState) => T): T {
  const store = useAppStore()
  const [part, setPart] = useState(() => select(store.getState()))
  useEffect(() => {
    let last: T | undefined
    const take = () => {
      const now = select(store.getState())
      if (Object.is(now, last)) return
      last = now
      startTransition(() => setPart(() => now))
    }
    take()
    return store.subscribe(take)
  }, [store, select])
  return part
}
