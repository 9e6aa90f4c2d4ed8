/**
 * A table for a terminal: a header, a rule, the lines; the first column at the left, numbers at the right. Line breaks
 * and other control characters of names are spaces in it, and of very long names only the beginning is.
 *
 * @param textColumns positions of further columns that stand at the left
 */
export function textTable(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  textColumns: readonly number[] = [],
): string {
  const [head, ...rest] = [header, ...lines].map((line) => line.map(cellText))
  const widths = head!.map((_, i) => Math.max(...[head!, ...rest].map((line) => line[i]!.length)))
  const print = (line: readonly string[]) =>
    line
      .map((text, i) => (i === 0 || textColumns.includes(i) ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  return `${[print(head!), widths.map((w) => '-'.repeat(w)).join('  '), ...rest.map(print)].join('\n')}\n`
}

const LONGEST = 100

function cellText(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain
}
