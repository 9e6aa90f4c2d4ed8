/**
 * The status to refuse a request with, or null where it comes from our own page or from the address bar. A foreign
 * Host means that somebody's name was pointed at this machine (DNS rebinding).
 */
export function refuseForeign(headers: Headers, origin: string): 403 | 421 | null {
  if (`http://${headers.get('host')}` !== origin) return 421
  const from = headers.get('origin')
  if (from !== null && from !== origin) return 403
  // Another port of 127.0.0.1 is `same-site`: still somebody else.
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none' ? null : 403
}
