const WORD = /[\p{L}\p{N}]+(?:[.+#]+(?![\p{L}\p{N}])|[.+#]*[\p{L}\p{N}]+)*[+#]*/gu

/** Words that say nothing of the work: the most frequent ones of English, and those every posting has. */
const STOP = new Set(
  `a about all also an and any are as at be been but by can could do does for from had has have how i if in into is it its
  just may me more most my need no not of on one only or other our out please should so some such than that the their them
  then there these they this to up us was we well were what when where which who will with work would you your looking
  someone want must`.split(/\s+/),
)

/** The words of a text, in small letters, `c++`, `c#` and `node.js` whole; frequent words that tell nothing are left out. */
export function wordsOf(text: string): string[] {
  const found = text.toLowerCase().match(WORD) ?? []
  return found.map((word) => word.replace(/\.+$/, '')).filter((word) => !STOP.has(word))
}
