import { formatCount, formatWithUnit } from '../../format/number'
import { MEASURES } from '../../pivot/built-in-measures'
import type { Unit } from '../../pivot/measure'
import { compareNumbers, type Fate, type NumberChange } from '../deck/compare-numbers'
import type { Deck, PrintedNumber, Shown } from '../deck/deck'
import { type Content, EMPTY_CONTENT } from './content'

const MOST_ROWS = 12

/** What moved since the deck before, the largest changes first. */
export function movedContent(
  before: Deck['before'],
  now: readonly { readonly show: Shown; readonly numbers: readonly PrintedNumber[] }[],
): Content {
  if (before === null) {
    return {
      ...EMPTY_CONTENT,
      name: 'What moved',
      headline: 'This is the first deck: nothing to compare with yet',
      lacking: {
        what: 'No earlier deck was given.',
        remedy:
          'Save the report. Made from it and a newer export, the next deck says here which numbers left their intervals.',
        published: '',
      },
    }
  }
  const nowOf = new Map(now.map(({ show, numbers }) => [JSON.stringify(show), numbers]))
  const compared = before.shows.flatMap(({ show, numbers }) => {
    const own = nowOf.get(JSON.stringify(show))
    return own ? compareNumbers(numbers, own) : []
  })
  if (compared.length === 0) {
    return {
      ...EMPTY_CONTENT,
      name: 'What moved',
      headline: 'The last deck printed nothing of what this one shows',
      lacking: {
        what: `The last deck, of ${before.dataset}, showed other numbers.`,
        remedy: 'Made from this deck and a newer export, the next one says here which numbers left their intervals.',
        published: '',
      },
    }
  }
  const count = (fate: Fate) => compared.filter((change) => change.fate === fate).length
  const moved = compared.filter(({ fate }) => fate === 'moved').sort((a, b) => distanceOf(b) - distanceOf(a))
  const rest = compared.filter(({ fate }) => fate === 'withheld' || fate === 'gone')
  const told = [...moved, ...rest].slice(0, MOST_ROWS)
  const lost = [
    count('withheld') > 0 ? `${formatCount(count('withheld'))} are now withheld` : '',
    count('gone') > 0 ? `${formatCount(count('gone'))} are gone` : '',
    count('new') > 0 ? `${formatCount(count('new'))} are new` : '',
  ].filter(Boolean)
  return {
    ...EMPTY_CONTENT,
    name: 'What moved',
    subtitle: `Numbers of the last deck, of ${before.dataset}, beside those of this one`,
    headline: `${formatCount(moved.length)} of ${formatCount(compared.length - count('new'))} numbers moved beyond their interval since the last deck`,
    table: {
      header: ['Number', 'Last deck', 'Its interval', 'Now'],
      rows: told.map((change) => ({ cells: cellsOf(change), counts: [], kind: 'part' })),
      note: [
        moved.length + rest.length > told.length
          ? `${moved.length + rest.length - told.length} more moved or went; the notes have how many of each.`
          : '',
        lost.length > 0 ? `${lost.join(', ')}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
    notes: [
      `${count('same')} numbers are within their printed interval, ${count('moved')} are not, ${count('withheld')} are now withheld, ${count('gone')} are gone, ${count('new')} are new.`,
    ],
  }
}

/** How many of its half intervals a number is from where it was. */
function distanceOf({ before, now }: NumberChange): number {
  if (before?.value == null || now?.value == null) return 0
  const half =
    before.low !== null && before.high !== null ? (before.high - before.low) / 2 : Math.abs(before.value) || 1
  return half === 0 ? 0 : Math.abs(now.value - before.value) / half
}

const UNITS: ReadonlyMap<string, Unit> = new Map(MEASURES.map(({ name, unit }) => [name, unit]))

function cellsOf({ measure, at, before, now, fate }: NumberChange): string[] {
  const unit = UNITS.get(measure) ?? 'number'
  const write = (value: number | null | undefined) => (value == null ? '' : formatWithUnit(value, unit))
  const interval = before?.low != null && before.high !== null ? `${write(before.low)} to ${write(before.high)}` : ''
  const is = fate === 'withheld' ? 'withheld' : fate === 'gone' ? 'gone' : write(now?.value)
  return [at === 'all' ? measure : `${measure}: ${at.replaceAll(' | ', ', ')}`, write(before?.value), interval, is]
}
