import { fail, ok, type Result } from '#core/failure'
import type { DeckModel } from '#core/slide/slide-model'
import { createFileRegistry } from '../file-registry'
import { createPageHandler, type FetchHandler } from '../serve/page-handler'
import { securityHeaders } from '../serve/security-headers'
import { type Devtools, startDevtools } from './devtools'

/** Prints decks through the program's own page, in a browser without a window. */
export interface DeckPrinter {
  /** One page a slide, or A4 with notes. */
  pdf(deck: DeckModel, form: 'slides' | 'handout'): Promise<Result<Uint8Array>>
  /** Every slide as SVG and as PNG of so many pixels for each of its own. */
  pictures(deck: DeckModel, scales: readonly number[]): Promise<Result<readonly SlidePictures[]>>
  close(): Promise<void>
}

export interface SlidePictures {
  readonly number: number
  readonly svg: string
  /** One for each scale. */
  readonly pngs: readonly Uint8Array[]
}

// No name of any network: every request of the page is answered from the folder it was built into.
const ORIGIN = 'http://slides.invalid'

/**
 * Opens a browser for printing.
 *
 * @param pages the folder with the built page
 */
export async function openPrinter(browser: string, pages: string): Promise<Result<DeckPrinter>> {
  let devtools: Devtools | null = null
  try {
    devtools = await startDevtools(browser)
    const page = await openPage(devtools, pages)
    return ok(printerOn(devtools, page))
  } catch (error) {
    await devtools?.close()
    return fail({ code: 'no-print-browser', detail: String(error instanceof Error ? error.message : error) })
  }
}

type Ask = (method: string, parameters?: object) => Promise<Record<string, unknown>>

async function openPage(devtools: Devtools, pages: string): Promise<Ask> {
  const answer = createPageHandler({ root: pages, files: createFileRegistry(), headers: securityHeaders('browser') })
  const { targetId } = await devtools.call('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await devtools.call('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  const ask: Ask = (method, parameters) => devtools.call(method, parameters, session)
  devtools.on('Fetch.requestPaused', (paused) => void fulfil(ask, answer, paused))
  await ask('Page.enable')
  await ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  const loaded = new Promise<void>((resolve) => devtools.on('Page.loadEventFired', () => resolve()))
  const went = await ask('Page.navigate', { url: `${ORIGIN}/print.html` })
  if (went.errorText) throw new Error(String(went.errorText))
  await loaded
  return ask
}

async function fulfil(ask: Ask, answer: FetchHandler, paused: Record<string, unknown>): Promise<void> {
  const { url, method } = paused.request as { url: string; method: string }
  const requestId = paused.requestId
  try {
    if (!url.startsWith(`${ORIGIN}/`)) throw new Error('not ours')
    const response = await answer(new Request(url, { method }))
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
    await ask('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  } catch {
    await ask('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined)
  }
}

function printerOn(devtools: Devtools, ask: Ask): DeckPrinter {
  async function evaluate(expression: string): Promise<unknown> {
    const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    const { result, exceptionDetails } = answer as {
      result: { value?: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  const show = (deck: DeckModel, form: string) =>
    evaluate(`printPage.show(${JSON.stringify(deck)}, ${JSON.stringify(form)})`)
  async function tried<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work())
    } catch (error) {
      return fail({ code: 'no-print-browser', detail: String(error instanceof Error ? error.message : error) })
    }
  }
  return {
    pdf: (deck, form) =>
      tried(async () => {
        await show(deck, form)
        const { data } = await ask('Page.printToPDF', {
          printBackground: true,
          preferCSSPageSize: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          marginTop: 0,
          marginBottom: 0,
          marginLeft: 0,
          marginRight: 0,
        })
        return new Uint8Array(Buffer.from(String(data), 'base64'))
      }),
    pictures: (deck, scales) =>
      tried(async () => {
        await show(deck, 'slides')
        const pictures: SlidePictures[] = []
        for (const { number } of deck.slides) {
          const svg = String(await evaluate(`printPage.svg(${number}, true)`))
          const pngs: Uint8Array[] = []
          for (const scale of scales) {
            const base64 = String(await evaluate(`printPage.png(${number}, ${scale}, true)`))
            pngs.push(new Uint8Array(Buffer.from(base64, 'base64')))
          }
          pictures.push({ number, svg, pngs })
        }
        return pictures
      }),
    close: () => devtools.close(),
  }
}
