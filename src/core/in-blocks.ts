/** Few enough for a function to be called often, so many that the calls do not count. */
const BLOCK = 4096

/**
 * Does a work over many rows in blocks. One long loop is compiled anew each time it is entered, and runs uncompiled until
 * then; a function that was called often stays compiled.
 */
export function inBlocks(from: number, to: number, work: (from: number, to: number) => void): void {
  for (let start = from; start < to; start += BLOCK) work(start, Math.min(to, start + BLOCK))
}
