const PART = String.raw`[\p{L}\p{N}_.@+~-]+`
const ENDING = String.raw`\.(?:[cm]?[jt]sx?|py|ipynb|rb|go|rs|java|kts?|cs|cpp|cc|hpp|[ch]|php|swift|scala|sql|sh|ps1|html?|css|scss|vue|svelte|jsonl?|ya?ml|toml|xml|md|mdx|txt|rst|csv|tsv|parquet|xlsx?|docx?|pptx?|pdf|png|jpe?g|svg|env|lock|cfg|ini|conf|log|tf|proto|r|tex)`

/** Paths, with an ending or without, and bare names with the ending of a file. Web addresses are not files. */
const FILES: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}\p{N}:/\\@])(?:[A-Za-z]:[\\/]+|~?[\\/]|\.{1,2}[\\/])(?:${PART}[\\/]+)*${PART}`, 'gu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}:/\\@._+~-])(?:${PART}[\\/]+)+${PART}${ENDING}(?![\p{L}\p{N}])`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}/\\@_.-])[\p{L}\p{N}_-][\p{L}\p{N}_.-]*${ENDING}(?![\p{L}\p{N}])`, 'giu'),
]

export function* fileNames(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const pattern of FILES) {
    for (const match of text.matchAll(pattern)) {
      const name = match[0].replace(/[.,;:]+$/, '')
      // A lone slash with one short word is a command, such as /clear, or a fraction.
      if (/^[\\/][\p{L}\p{N}_-]{1,20}$/u.test(name)) continue
      yield { start: match.index, end: match.index + name.length }
    }
  }
}

/** One file under its several spellings: with and without a folder, with either slash. */
export const plainFileName = (path: string): string => (path.split(/[\\/]+/).at(-1) ?? path).toLowerCase()
