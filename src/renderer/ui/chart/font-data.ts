const known = new Map<string, Promise<string>>()

/** A font of the program as a data address, read once. */
export function fontData(address: string): Promise<string> {
  const read = known.get(address) ?? readFont(address)
  known.set(address, read)
  return read
}

async function readFont(address: string): Promise<string> {
  const answer = await fetch(address)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(binary)}`
}
