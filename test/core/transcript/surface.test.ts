import { expect, test } from 'vitest'
import { SURFACES } from '#core/dataset/surface'
import { surfaceOf } from '#core/transcript/surface'
import { readSession, user } from './transcript-builder'

test('each entry point has its surface', () => {
  const expected = {
    cli: 'cli',
    'claude-desktop': 'desktop',
    'claude-desktop-3p': 'desktop',
    remote: 'web',
    remote_mobile: 'web',
    'claude-web': 'web',
    'sdk-cli': 'other',
    'sdk-py': 'other',
    'claude-vscode': 'other',
    'new-thing': 'other',
  }
  for (const [entrypoint, surface] of Object.entries(expected)) expect(surfaceOf(entrypoint), entrypoint).toBe(surface)
})

test('every surface is one of the schema', () => {
  const known: readonly string[] = SURFACES.labels.map((label) => label.value)
  for (const entrypoint of ['cli', 'claude-desktop', 'remote', 'sdk-cli']) {
    expect(known).toContain(surfaceOf(entrypoint))
  }
})

test('without an entry point the surface is unknown, not the command line', () => {
  expect(readSession(user('hello')).surface).toBeNull()
})

test('the most frequent entry point of the session decides', () => {
  const desktop = { entrypoint: 'claude-desktop' }
  const session = readSession(user('a', { entrypoint: 'cli' }), user('b', desktop), user('c', desktop))
  expect(session.surface).toBe('desktop')
})

test('a session is headless when a program sent every prompt', () => {
  const sdk = { entrypoint: 'sdk-cli', promptSource: 'sdk' }
  expect(readSession(user('a', sdk), user('b', sdk)).headless).toBe(true)
  expect(readSession(user('a', sdk), user('b', { entrypoint: 'cli', promptSource: 'typed' })).headless).toBe(false)
})

test('a prompt typed into the desktop app is not headless, although the app hands it on as sdk', () => {
  expect(readSession(user('a', { entrypoint: 'claude-desktop', promptSource: 'sdk' })).headless).toBe(false)
})

test('the prompt source decides where no entry point is recorded', () => {
  expect(readSession(user('a', { promptSource: 'sdk' })).headless).toBe(true)
  expect(readSession(user('a', { promptSource: 'typed' })).headless).toBe(false)
})

test('headless is unknown where the records do not tell', () => {
  expect(readSession(user('a')).headless).toBeNull()
})
