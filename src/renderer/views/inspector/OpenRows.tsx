import type { Cell } from '#core/cells/pivot-cells'
import type { Selection } from '../../store/page-state'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'

/** Opens the sessions behind the selected cell; there is nothing to open where they are withheld or none. */
export function OpenRows({ cell, selection }: { readonly cell: Cell; readonly selection: Selection }) {
  const store = useAppStore()
  return (
    <Button isDisabled={cell.kind !== 'estimate'} onPress={() => store.getState().openRows(selection)}>
      Show sessions
    </Button>
  )
}
