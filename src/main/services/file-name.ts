const LONGEST = 100

// Names that Windows keeps for devices, whatever the extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A title as a file name that every system takes.
 *
 * `fileNameFor('Success: cli / web?', 'pdf')` is `Success cli web.pdf`
 */
export function fileNameFor(title: string, extension: string): string {
  const plain = [...title.normalize('NFC')]
    .map((c) => (c < ' ' || c === '\x7f' || '<>:"/\\|?*'.includes(c) ? ' ' : c))
    .slice(0, LONGEST)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${plain === '' || RESERVED.test(plain) ? `slide ${plain}`.trim() : plain}.${extension}`
}
