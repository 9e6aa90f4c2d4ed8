import { oneInThatFits } from '#core/dataset/sample-that-fits'
import type { Failure } from '#core/failure'
import { formatCount } from '#core/format/number'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'

/** Where a dataset does not fit into memory: opens as much of it as does. */
export function SampleButton({ failure }: { readonly failure: Failure }) {
  const store = useAppStore()
  if (failure.code !== 'dataset-too-large') return null
  const oneIn = oneInThatFits(failure)
  return (
    <Button onPress={() => void store.getState().openSampled(oneIn)}>Open one session in {formatCount(oneIn)}</Button>
  )
}
