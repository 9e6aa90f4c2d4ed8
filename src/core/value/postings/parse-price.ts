/** An amount as a posting names it. */
export interface NamedPrice {
  readonly amount: number
  /** ISO 4217; null where none is said. */
  readonly currency: string | null
}

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '¥': 'JPY',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  R$: 'BRL',
  Rs: 'INR',
}

const AMOUNT =
  /^([A-Za-z]{0,3}\$|[€£₹¥]|[A-Za-z]{2,3}\b\.?)?\s*(\d[\d.,' \u00a0\u202f]*)(k?)\s*([€£₹¥$]|[A-Za-z]{3}\b)?$/i

/**
 * Reads a price as people write one: `$1,000.00`, `1.200,50 €`, `EUR 300`, `5k`. Of a range, `$500 - $1,000`, it is the
 * middle on a log scale. Null where there is no amount.
 */
export function parsePrice(text: string): NamedPrice | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const ends = trimmed.split(/\s*(?:-|–|—|\bto\b)\s*(?=\D{0,4}\d)/i)
  if (ends.length === 2 && ends[0] !== '') {
    const [low, high] = [parseAmount(ends[0]!), parseAmount(ends[1]!)]
    if (!low || !high || low.amount <= 0 || high.amount <= 0) return null
    return { amount: Math.sqrt(low.amount * high.amount), currency: low.currency ?? high.currency }
  }
  return parseAmount(trimmed)
}

function parseAmount(text: string): NamedPrice | null {
  const found = AMOUNT.exec(text)
  if (!found) return null
  const amount = parseDigits(found[2]!.replace(/[' \u00a0\u202f]/g, ''))
  if (amount === null) return null
  const sign = found[1] ?? found[4]
  return { amount: found[3] ? amount * 1000 : amount, currency: sign === undefined ? null : currencyOf(sign) }
}

function currencyOf(sign: string): string {
  const known = Object.entries(SIGNS).find(([each]) => each.toLowerCase() === sign.replace('.', '').toLowerCase())
  return known ? known[1] : sign.toUpperCase()
}

/** The last point or comma is the decimal one, unless three digits stand behind it and nothing says otherwise. */
function parseDigits(text: string): number | null {
  const clean = text.replace(/[.,]$/, '')
  const last = Math.max(clean.lastIndexOf('.'), clean.lastIndexOf(','))
  if (last < 0) return finite(clean)
  const mark = clean[last]!
  const isRepeated = clean.indexOf(mark) !== last
  const hasBoth = clean.includes('.') && clean.includes(',')
  const isThousands = !hasBoth && (isRepeated || clean.length - last === 4)
  if (isThousands) return finite(clean.replaceAll(mark, ''))
  return finite(`${clean.slice(0, last).replace(/[.,]/g, '')}.${clean.slice(last + 1)}`)
}

function finite(text: string): number | null {
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? number : null
}
