import { expect, test } from 'vitest'
import { COMMANDS, type Command, commandFor } from '#core/command/command'
import { acceleratorOf, shortcutOf, shortcutText } from '#core/command/shortcut'

const pressed = (key: string, modifiers = '') =>
  shortcutOf({
    key,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    altKey: modifiers.includes('alt'),
    shiftKey: modifiers.includes('shift'),
  })

test('no two commands share a key or a name', () => {
  const all: readonly Command[] = COMMANDS
  const keys = all.flatMap(({ shortcut, alternative }) => [shortcut, alternative].filter((key) => key !== undefined))
  expect(keys.length).toBeGreaterThan(12)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(all.length)
})

test('every key of a command can be pressed', () => {
  const all: readonly Command[] = COMMANDS
  for (const { id, shortcut } of all) {
    if (shortcut === undefined) continue
    const parts = shortcut.split('+')
    const modifiers = `${parts.includes('Mod') ? 'ctrl' : ''}${parts.includes('Alt') ? 'alt' : ''}${parts.includes('Shift') ? 'shift' : ''}`
    const key = parts.at(-1)!
    const typed = key.length === 1 && !parts.includes('Shift') ? key.toLowerCase() : key
    expect([id, commandFor(pressed(typed, modifiers), false)?.id]).toEqual([id, id])
  }
})

test('a key is known whatever makes it: capitals, Command for Ctrl, and a sign that needs Shift', () => {
  expect(pressed('z', 'ctrl')).toBe('Mod+Z')
  expect(pressed('Z', 'meta shift')).toBe('Mod+Shift+Z')
  expect(pressed('?', 'shift')).toBe('?')
  expect(pressed('PageDown', 'alt')).toBe('Alt+PageDown')
  expect(pressed('Z')).toBe('Z')
})

test('a text field keeps its own undo, and a sign is typed there', () => {
  expect(commandFor('Mod+Z', true)).toBeUndefined()
  expect(commandFor('Mod+Y', true)).toBeUndefined()
  expect(commandFor('?', true)).toBeUndefined()
  expect(commandFor('Mod+Y', false)?.id).toBe('redo')
  expect(commandFor('Mod+K', true)?.id).toBe('palette')
  expect(commandFor('A', false)).toBeUndefined()
})

test('a shortcut is written for people and for the menus of the host', () => {
  expect(shortcutText('Mod+Shift+S', false)).toBe('Ctrl Shift S')
  expect(shortcutText('Mod+Shift+S', true)).toBe('⌘ ⇧ S')
  expect(shortcutText('Alt+PageDown', false)).toBe('Alt Page Down')
  expect(acceleratorOf('Mod+Shift+S')).toBe('CmdOrCtrl+Shift+S')
})
