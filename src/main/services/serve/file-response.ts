import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { parseRange } from './byte-range'

type Body = ConstructorParameters<typeof Response>[0]

/** A file, or the range of it that was asked for; null when there is no such file. */
export async function fileResponse(
  request: Request,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response | null> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  const { size } = found
  const range = parseRange(request.headers.get('range'), size)
  const common = { ...headers, 'accept-ranges': 'bytes' }
  if (range === 'unsatisfiable') {
    const rest = { 'content-range': `bytes */${size}`, 'content-length': '0' }
    return new Response(null, { status: 416, headers: { ...common, ...rest } })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  const length = end - start + 1
  return new Response(request.method === 'HEAD' || length === 0 ? null : slice(file, start, end), {
    status: range ? 206 : 200,
    headers: {
      ...common,
      'content-length': String(length),
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

// Node's stream/web types and the global Response's describe the same object twice.
const slice = (file: string, start: number, end: number) =>
  Readable.toWeb(createReadStream(file, { start, end })) as unknown as Body
