import net from 'node:net'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { HTTP } from '#core/wire'
import { securityHeaders } from '#main/services/serve/security-headers'
import { folderWith } from '../temp-folder'
import { rawRequest, runningHost } from './running-host'

const HEADERS = securityHeaders('browser')
const call = (name: unknown, argument: unknown = null) => ({ name, argument })

test('serves the page to whoever asks, and the rest to who holds the secret', async () => {
  const { origin, post, redeem } = await runningHost()
  expect(await (await fetch(origin)).text()).toBe('<h1>page</h1>')
  expect((await post(HTTP.call, call('app.info'))).status).toBe(401)
  expect((await post(HTTP.call, call('app.info'), { [HTTP.secret]: 'wrong' })).status).toBe(401)
  expect((await fetch(origin + HTTP.events)).status).toBe(401)
  expect((await fetch(`${origin}${HTTP.file}x`)).status).toBe(401)

  const secret = await redeem()
  expect(await (await post(HTTP.call, call('app.info'), secret)).json()).toMatchObject({
    ok: true,
    value: { host: 'browser' },
  })
  expect((await fetch(`${origin}${HTTP.file}x`, { headers: secret })).status).toBe(404)
})

test('exchanges the token once', async () => {
  const { post, token, host } = await runningHost()
  expect((await post(HTTP.session, { token: 'wrong' })).status).toBe(403)
  expect((await post(HTTP.session, {})).status).toBe(403)
  expect(host.isOpened()).toBe(false)
  expect((await post(HTTP.session, { token })).status).toBe(200)
  expect(host.isOpened()).toBe(true)
  const again = await post(HTTP.session, { token })
  expect([again.status, await again.text()]).toEqual([403, 'This link has been used'])
})

test('listens on 127.0.0.1 only', async () => {
  const { origin } = await runningHost()
  const port = Number(new URL(origin).port)
  const connects = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = net.connect({ host, port })
      socket.once('connect', () => resolve(Boolean(socket.destroy())))
      socket.once('error', () => resolve(false))
    })
  expect(await connects('127.0.0.1')).toBe(true)
  // A server that listens everywhere would hear these.
  for (const other of ['127.0.0.2', '::1']) expect([other, await connects(other)]).toEqual([other, false])
})

test.each([
  ['a name pointed at this machine', { host: 'evil.example' }, 421],
  ['the right name, which is not the right address', { host: 'localhost:PORT' }, 421],
  ['another port', { host: '127.0.0.1:1' }, 421],
  ['no port', { host: '127.0.0.1' }, 421],
  ['a foreign page', { origin: 'https://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['another program on this machine', { origin: 'http://127.0.0.1:1' }, 403],
  ['a foreign link', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a link from another port', { 'sec-fetch-site': 'same-site' }, 403],
])('refuses %s', async (_who, headers, status) => {
  const { origin, redeem } = await runningHost()
  const secret = await redeem()
  const { host: own, port } = new URL(origin)
  const sent = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace('PORT', port)]))
  for (const target of ['/', HTTP.events, `${HTTP.file}x`]) {
    const answer = await rawRequest(origin, { path: target, headers: { host: own, ...secret, ...sent } })
    expect([answer.status, answer.text]).toEqual([status, 'Not for you'])
    expect(answer.headers).toMatchObject(HEADERS)
  }
  const post = { method: 'POST', path: HTTP.call, headers: { host: own, ...secret, ...sent } }
  expect((await rawRequest(origin, post, '{}')).status).toBe(status)
})

test('answers our own page and the address bar', async () => {
  const { origin } = await runningHost()
  const { host } = new URL(origin)
  for (const site of ['same-origin', 'none']) {
    const answer = await rawRequest(origin, { path: '/', headers: { host, origin, 'sec-fetch-site': site } })
    expect(answer.status).toBe(200)
  }
})

test('takes JSON only, and not much of it', async () => {
  const { origin, post, redeem, logged } = await runningHost()
  const secret = await redeem()
  const type = (type: string, body = '{"name":"app.info","argument":null}') =>
    post(HTTP.call, body, { ...secret, 'content-type': type })
  expect((await type('application/json; charset=utf-8')).status).toBe(200)
  for (const other of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    expect((await type(other)).status).toBe(415)
  }
  for (const broken of ['', '{', 'null', '"text"', '7']) {
    expect((await type('application/json', broken)).status).toBe(415)
  }
  const large = await post(HTTP.call, 'x'.repeat(5 * 1024 * 1024), secret)
  expect([large.status, large.headers.get('content-security-policy')]).toEqual([
    413,
    HEADERS['content-security-policy'],
  ])
  const { host } = new URL(origin)
  const chunked = { method: 'POST', path: HTTP.call, headers: { host, ...secret, 'transfer-encoding': 'chunked' } }
  expect((await rawRequest(origin, chunked, Buffer.alloc(5 * 1024 * 1024))).status).toBe(413)
  expect(logged).toEqual([])
})

test('refuses what is not one of its channels, or does not fit one', async () => {
  const { post, redeem } = await runningHost()
  const secret = await redeem()
  const failure = async (name: unknown, argument?: unknown) =>
    ((await (await post(HTTP.call, { name, argument }, secret)).json()) as { failure: { code: string } }).failure.code
  expect(await failure('evil', null)).toBe('channel-unknown')
  expect(await failure('__proto__', null)).toBe('channel-unknown')
  expect(await failure('constructor', null)).toBe('channel-unknown')
  expect(await failure(['app.info'], null)).toBe('channel-unknown')
  expect(await failure('app.info', {})).toBe('channel-argument')
  expect(await failure('settings.write', { tableShare: 0 })).toBe('channel-argument')
  expect(await failure('recent.note', { name: 'x', files: [] })).toBe('channel-argument')
  expect(await failure('bridge:admit', ['/etc/passwd'])).toBe('channel-unknown')
})

test('gives the bytes of the files it was started with, by range', async () => {
  const { host, origin, post, redeem } = await runningHost()
  const folder = folderWith({ 'x.csv': '0123456789' })
  host.open([path.join(folder, 'x.csv')])
  const secret = await redeem()
  const launched = (await (await post(HTTP.call, call('files.launched'), secret)).json()) as { value: { id: string }[] }
  const url = `${origin}${HTTP.file}${launched.value[0]?.id}`
  expect((await fetch(url)).status).toBe(401)
  const part = await fetch(url, { headers: { ...secret, range: 'bytes=2-4' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234'])
  const past = await fetch(url, { headers: { ...secret, range: 'bytes=10-' } })
  expect([past.status, past.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  const head = await fetch(url, { method: 'HEAD', headers: secret })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
})

test('lives on when a client leaves in the middle of a file', async () => {
  const { host, origin, post, redeem, logged } = await runningHost()
  const folder = folderWith({ 'big.csv': Buffer.alloc(20_000_000, 'x') })
  host.open([path.join(folder, 'big.csv')])
  const secret = await redeem()
  const launched = (await (await post(HTTP.call, call('files.launched'), secret)).json()) as { value: { id: string }[] }
  const url = `${origin}${HTTP.file}${launched.value[0]?.id}`
  for (let i = 0; i < 20; i++) {
    const leaving = new AbortController()
    const response = await fetch(url, { headers: secret, signal: leaving.signal })
    await response.body?.getReader().read()
    leaving.abort()
  }
  const whole = await fetch(url, { headers: secret })
  expect((await whole.arrayBuffer()).byteLength).toBe(20_000_000)
  expect(logged).toEqual([])
})

test('sends its headers with every answer, also with those it could not read', async () => {
  const { origin } = await runningHost()
  const { host, port } = new URL(origin)
  const sent = async (text: string) =>
    new Promise<string>((resolve) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (data) => {
        answer += data
        if (answer.includes('\r\n\r\n')) socket.destroy()
      })
      socket.on('close', () => resolve(answer))
    })
  const answers = [
    [400, 'nonsense\r\n\r\n'],
    [400, `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [400, `GET //evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [400, `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [421, 'GET / HTTP/1.1\r\n\r\n'],
    [421, 'GET / HTTP/1.1\r\nHost:\r\n\r\n'],
    [421, 'GET / HTTP/1.0\r\n\r\n'],
    [431, `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    [200, `GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: tea\r\n\r\n`],
    [405, `OPTIONS / HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [405, `TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [405, `PUT /index.html HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\n\r\n`],
    [404, `GET /%2e%2e%2fsettings.json HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [404, `GET /..\\..\\etc\\passwd HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [404, `GET /../../../../etc/passwd HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
  ] as const
  for (const [status, request] of answers) {
    const answer = await sent(request)
    expect([request.slice(0, 40), answer.slice(9, 12)]).toEqual([request.slice(0, 40), String(status)])
    for (const [name, value] of Object.entries(HEADERS)) expect(answer).toContain(`${name}: ${value}\r\n`)
  }
})

test('sends events to pages that listen, and notices when the last one has left', async () => {
  const { host, origin, redeem, post } = await runningHost()
  const secret = await redeem()
  await post(HTTP.call, call('files.launched'), secret)
  const leaving = new AbortController()
  const response = await fetch(origin + HTTP.events, { headers: secret, signal: leaving.signal })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe('\n')

  host.open([path.join(folderWith({ 'x.csv': '' }), 'x.csv')])
  const line = (await reader?.read())?.value ?? ''
  expect(JSON.parse(line)).toMatchObject(['files.opened', { files: [{ name: 'x.csv', size: 0 }] }])

  const left = vi.fn()
  void host.left.then(left)
  leaving.abort()
  await reader?.closed.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(left).not.toHaveBeenCalled()
})
