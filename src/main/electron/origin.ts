export const SCHEME = 'app'

/** Where the page lives; the host part is ours to choose. */
export const PAGE = `${SCHEME}://bundle/`

/** True for addresses of our own page. Asks the parser, not the text: `app://bundle.evil/` begins like ours. */
export function isOurs(address: string): boolean {
  try {
    const { protocol, host } = new URL(address)
    return protocol === `${SCHEME}:` && host === 'bundle'
  } catch {
    return false
  }
}
