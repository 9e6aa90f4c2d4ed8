import type { RefObject } from 'react'

interface PickFileProps {
  readonly label: string
  /** Clicked by whoever offers to open a file. */
  readonly input: RefObject<HTMLInputElement | null>
  onPick(file: File): void
}

/** The page's own dialog for a JSON file. */
export function PickFile({ label, input, onPick }: PickFileProps) {
  return (
    <input
      ref={input}
      type="file"
      accept=".json"
      hidden
      aria-label={label}
      onChange={(event) => {
        const file = event.target.files?.[0]
        if (file) onPick(file)
        event.target.value = ''
      }}
    />
  )
}
