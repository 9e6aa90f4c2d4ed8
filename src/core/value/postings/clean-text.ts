const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  pound: '£',
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

const decoded = (text: string): string => text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, entity)

/**
 * Text as a person reads it: without tags, entities decoded (twice, since feeds escape what was escaped before), line
 * breaks kept, runs of spaces one.
 */
export function cleanText(text: string): string {
  const plain = decoded(text)
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
  return decoded(plain)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

/** The lines that a feed puts under the description of a posting, each `Name : value`. */
const FOOTER = /\n ?(?:posted on|category|skills|country|location requirement|hourly range|budget) ?:[^\n]*/gi

/** A description without the footer of its feed, and what that footer says. */
export function withoutFooter(text: string): {
  readonly body: string
  readonly footer: Readonly<Record<string, string>>
} {
  const footer: Record<string, string> = {}
  const body = text
    .replace(FOOTER, (line) => {
      const [name, ...rest] = line.trim().split(':')
      footer[name!.trim().toLowerCase()] ??= rest.join(':').trim()
      return ''
    })
    .replace(/\n ?click to apply ?$/i, '')
  return { body: body.trim(), footer }
}

/** A title without the name of its marketplace. */
export const cleanTitle = (text: string): string =>
  cleanText(text)
    .replace(/\s+-\s+(?:upwork|freelancer(?:\.com)?)$/i, '')
    .trim()
