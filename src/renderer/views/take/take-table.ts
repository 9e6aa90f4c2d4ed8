import { exportNotes, notesText, sqlWithNotes } from '#core/export/export-notes'
import { PIVOT_FORMATS, type PivotExport, type PivotFormat } from '#core/export/pivot-file'
import { pivotHtml, pivotTabs } from '#core/export/pivot-html'
import { pivotSheet } from '#core/export/pivot-sheet'
import { pivotText } from '#core/export/pivot-text'
import type { Way } from '#core/export/ways'
import type { AppState } from '../../store/app-state'
import { tableImage } from '../../ui/draw-table'

/** Takes the table on screen out one way. True where it was copied; what is saved tells of itself. */
export async function takeTable(way: Way, app: AppState): Promise<boolean> {
  if (isFormat(way)) {
    await app.savePivot(way)
    return false
  }
  const taken = await app.takePivot()
  if (!taken) return false
  const notes = exportNotes(taken.cells, taken.table, taken.spec, taken.origin)
  switch (way) {
    case 'table': {
      const sheet = pivotSheet(taken.cells, taken.spec.formats)
      return copy({ 'text/html': pivotHtml(sheet, taken.name, notes), 'text/plain': pivotTabs(sheet) })
    }
    case 'text':
      return copy({ 'text/plain': `${pivotText(taken.cells, taken.spec.formats)}\n${notesText(notes)}` })
    case 'sql':
      return copy({ 'text/plain': sqlWithNotes(app.sql, notes) })
    case 'image': {
      const png = await imageOf(taken, app)
      if (png) await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      return png !== null
    }
    case 'png': {
      const png = await imageOf(taken, app)
      const file = { title: 'Save the table', name: `${app.suggestedName()} ${taken.name}`, ending: 'png' } as const
      if (png) await app.saveBytes(file, new Uint8Array(await png.arrayBuffer()))
      return false
    }
  }
}

const isFormat = (way: Way): way is PivotFormat & Way => (PIVOT_FORMATS as readonly string[]).includes(way)

/**
 * Copies a text in several forms through an event of the page. The clipboard's own interface would read HTML first, as a page
 * whose styles the policy forbids.
 */
function copy(texts: Readonly<Record<string, string>>): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    for (const [type, text] of Object.entries(texts)) event.clipboardData?.setData(type, text)
  }
  document.addEventListener('copy', onCopy, { once: true, capture: true })
  return document.execCommand('copy')
}

async function imageOf({ cells, table, spec, origin }: PivotExport, app: AppState): Promise<Blob | null> {
  const lines = exportNotes(cells, table, spec, origin).map(({ name, text }) => `${name}: ${text}`)
  const png = await tableImage(cells, lines, spec.formats)
  if (!png) app.fail({ code: 'image-too-large', lines: cells.rows.keys.length, width: cells.columns.keys.length })
  return png
}
