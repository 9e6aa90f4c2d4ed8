/** An address the key may be sent to: encrypted, or on this machine. Null for any other text. */
export function parseBaseUrl(text: string): string | null {
  const found = /^(https?):\/\/([^/?#@\s]+)(\/[^?#\s]*)?$/i.exec(text.trim())
  if (!found) return null
  const [, scheme, host, path = ''] = found
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host!)
  return scheme!.toLowerCase() === 'https' || isHere
    ? `${scheme!.toLowerCase()}://${host}${path.replace(/\/+$/, '')}`
    : null
}
