import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createFileRegistry } from '#main/services/file-registry'
import { createPageHandler } from '#main/services/serve/page-handler'
import { securityHeaders } from '#main/services/serve/security-headers'
import { folderWith } from '../../temp-folder'

const HEADERS = securityHeaders('browser')

function site(pages: Record<string, string> = {}) {
  const outside = folderWith({
    'secret.txt': 'secret',
    'pages/index.html': '<h1>page</h1>',
    'pages/assets/index-DByQKIl0.js': 'script()',
    'pages/assets/plain.js': 'script()',
    'pages/empty.txt': '',
    ...Object.fromEntries(Object.entries(pages).map(([name, text]) => [`pages/${name}`, text])),
  })
  const root = path.join(outside, 'pages')
  const files = createFileRegistry()
  const handle = createPageHandler({ root, files, headers: HEADERS })
  const get = (target: string, init?: RequestInit) => handle(new Request(`app://bundle${target}`, init))
  return { outside, root, files, get }
}

test('serves the page and its assets with their types', async () => {
  const { get } = site({ 'engine.wasm': '\0asm', 'a.css': '', 'font.woff2': '', 'a.svg': '', 'a.json': '{}' })
  expect(await (await get('/')).text()).toBe('<h1>page</h1>')
  const type = async (target: string) => (await get(target)).headers.get('content-type')
  expect(await type('/')).toBe('text/html; charset=utf-8')
  expect(await type('/assets/plain.js')).toBe('text/javascript; charset=utf-8')
  expect(await type('/engine.wasm')).toBe('application/wasm')
  expect(await type('/a.css')).toBe('text/css; charset=utf-8')
  expect(await type('/font.woff2')).toBe('font/woff2')
  expect(await type('/a.svg')).toBe('image/svg+xml')
  expect(await type('/a.json')).toBe('application/json')
})

test('lets the browser keep what has a hash in its name, and nothing else', async () => {
  const { get } = site()
  const cache = async (target: string) => (await get(target)).headers.get('cache-control')
  expect(await cache('/assets/index-DByQKIl0.js')).toBe('public, max-age=31536000, immutable')
  expect(await cache('/assets/plain.js')).toBe('no-cache')
  expect(await cache('/')).toBe('no-cache')
  expect(await cache('/none')).toBe('no-store')
})

test('sends every security header with every answer', async () => {
  const { get } = site()
  const answers = await Promise.all([
    get('/'),
    get('/assets/plain.js'),
    get('/none'),
    get('/%zz'),
    get('/', { method: 'POST' }),
    get('/', { headers: { range: 'bytes=900-' } }),
    get('/', { headers: { range: 'bytes=0-1' } }),
    get('/', { method: 'HEAD' }),
    get('/file/unknown'),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404, 404, 405, 416, 206, 200, 404])
  for (const answer of answers) expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS)
})

test('has a policy without eval, inline script or other origins', () => {
  const policy = HEADERS['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).not.toMatch(/'unsafe-eval'|unsafe-inline|https?:|\*/)
  for (const closed of ['base-uri', 'form-action', 'frame-ancestors', 'object-src']) {
    expect(policy).toContain(`${closed} 'none'`)
  }
})

test('isolates the page in the browser host only', () => {
  expect(HEADERS).toMatchObject({ 'cross-origin-embedder-policy': 'require-corp' })
  expect(securityHeaders('electron')).not.toHaveProperty('cross-origin-embedder-policy')
  expect(securityHeaders('electron')).not.toHaveProperty('cross-origin-opener-policy')
})

test('answers HEAD with the length and no body', async () => {
  const { get } = site()
  const head = await get('/', { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe('13')
  expect(head.body).toBeNull()
  const part = await get('/', { method: 'HEAD', headers: { range: 'bytes=0-3' } })
  expect([part.status, part.headers.get('content-length'), part.body]).toEqual([206, '4', null])
})

test('sends exactly the range that was asked for', async () => {
  const { get } = site()
  const part = await get('/', { headers: { range: 'bytes=4-7' } })
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
    206,
    'bytes 4-7/13',
    '4',
  ])
  expect(await part.text()).toBe('page')
  const past = await get('/', { headers: { range: 'bytes=13-' } })
  expect([past.status, past.headers.get('content-range'), await past.text()]).toEqual([416, 'bytes */13', ''])
})

test('sends an empty file', async () => {
  const { get } = site()
  const empty = await get('/empty.txt')
  expect([empty.status, empty.headers.get('content-length'), await empty.text()]).toEqual([200, '0', ''])
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/assets/../../secret.txt',
  '/assets%2f..%2f..%2fsecret.txt',
  '/%252e%252e/secret.txt',
  '//secret.txt',
  '/./secret.txt',
  '/index.html%00.txt',
  '/%00',
  '/index.html/',
  '/assets',
  '/assets/',
  '/C:%5csecret.txt',
  '/c:/secret.txt',
  '/index.html::$DATA',
  '/%ff',
  '/link.txt',
  '/folder/secret.txt',
])('gives nothing for %s', async (target) => {
  const { get, root, outside } = site()
  symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'link.txt'))
  symlinkSync(outside, path.join(root, 'folder'))
  const answer = await get(target)
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found'])
})

test('gives nothing of a folder that begins like its own', async () => {
  const { get, root, outside } = site()
  writeFileSync(path.join(outside, 'pages-secret.txt'), 'secret')
  symlinkSync(path.join(outside, 'pages-secret.txt'), path.join(root, 'x.txt'))
  expect((await get('/x.txt')).status).toBe(404)
})

test('serves admitted files by id, by range, and no longer once they are gone', async () => {
  const { get, files, outside } = site()
  const file = path.join(outside, 'secret.txt')
  const ref = await files.admit({ path: file, name: 'secret.txt', chosen: file })
  if (!ref.ok) throw new Error('not admitted')
  const target = `/file/${ref.value.id}`
  const part = await get(target, { headers: { range: 'bytes=-3' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 3-5/6', 'ret'])
  expect(part.headers.get('cache-control')).toBe('no-store')
  expect(part.headers.get('content-type')).toBe('application/octet-stream')
  for (const other of ['/file/', '/file/secret.txt', `/file${file}`, `${target}/`, `${target}%2f..`]) {
    expect((await get(other)).status).toBe(404)
  }
  rmSync(file)
  expect((await get(target)).status).toBe(404)
})
