const AT_ONCE = 8192

/** Text of UTF-8 bytes that are known to be whole and right, as Arrow's are. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; ) {
    const asciiEnd = endOfAscii(bytes, at, Math.min(end, at + AT_ONCE))
    if (asciiEnd > at) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, asciiEnd) as unknown as number[])
      at = asciiEnd
      continue
    }
    const lead = bytes[at]!
    const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    text += String.fromCodePoint(wideCode(bytes, at, size))
    at += size
  }
  return text
}

function endOfAscii(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at]! < 0x80) at++
  return at
}

function wideCode(bytes: Uint8Array, at: number, size: number): number {
  let code = bytes[at]! & (0xff >> (size + 1))
  for (let i = 1; i < size; i++) code = (code << 6) | (bytes[at + i]! & 0x3f)
  return code
}
