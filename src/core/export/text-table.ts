/**
 * A table for a terminal: a header, a rule, the lines; the first column at the left, numbers at the right.
 *
 * @param textColumns positions of further columns that stand at the left
 */
export function textTable(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  textColumns: readonly number[] = [],
): string {
  const widths = header.map((_, i) => Math.max(...[header, ...lines].map((line) => line[i]!.length)))
  const print = (line: readonly string[]) =>
    line
      .map((text, i) => (i === 0 || textColumns.includes(i) ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  return `${[print(header), widths.map((w) => '-'.repeat(w)).join('  '), ...lines.map(print)].join('\n')}\n`
}
