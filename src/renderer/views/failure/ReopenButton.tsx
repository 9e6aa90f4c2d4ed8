import type { Failure } from '#core/failure'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'

/** After the engine stopped: opens again what went down with it. */
export function ReopenButton({ failure }: { readonly failure: Failure }) {
  const store = useAppStore()
  const request = useApp((app) => app.failedRequest)
  if (failure.code !== 'engine-stopped' || !request) return null
  return <Button onPress={() => void store.getState().reopen()}>Open {request.name} again</Button>
}
