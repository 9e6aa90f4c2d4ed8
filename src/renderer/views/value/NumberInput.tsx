import { useState } from 'react'
import { TextInput } from '../../ui/TextInput'

interface NumberInputProps {
  readonly label: string
  readonly value: number
  readonly least: number
  onCommit(value: number): void
}

/** A whole number; what is no such number is kept as it is typed and not taken over. */
export function NumberInput({ label, value, least, onCommit }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [before, setBefore] = useState(value)
  if (before !== value) {
    setBefore(value)
    setTyped(null)
  }
  return (
    <TextInput
      label={label}
      isNumeric
      value={typed ?? String(value)}
      onChange={(text) => {
        setTyped(text)
        const number = Number(text)
        if (!/^\d+$/.test(text.trim()) || number < least) return
        setBefore(number)
        onCommit(number)
      }}
    />
  )
}
