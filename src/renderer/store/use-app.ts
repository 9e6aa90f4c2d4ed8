import { createContext, useContext } from 'react'
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
