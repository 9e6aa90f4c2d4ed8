import { foldName } from '../../dataset/field-aliases'
import { parseSkills } from '../postings/parse-skills'
import type { TextColumn } from '../postings/propose-posting-fields'
import type { PostingTexts } from './works-of-sessions'

/** Columns of an export that hold the work as a client would advertise it. */
export const TEXT_COLUMNS = ['posting_title', 'posting_description', 'posting_skills'] as const

/** Whether a column holds a part of such a text. */
export const isTextColumn = (name: string): boolean => TEXT_COLUMNS.some((one) => foldName(one) === foldName(name))

/** The texts of an export by session; a session without a description has none. */
export function postingTexts(columns: readonly TextColumn[], sessionColumn: string): PostingTexts {
  const valuesOf = (name: string) => columns.find((one) => foldName(one.name) === foldName(name))?.values
  const ids = columns.find(({ name }) => name === sessionColumn)?.values ?? []
  const [titles, descriptions, skills] = TEXT_COLUMNS.map(valuesOf)
  const texts = new Map<string, { title: string; description: string; skills: readonly string[] }>()
  ids.forEach((id, row) => {
    const description = descriptions?.[row]?.trim() ?? ''
    if (id === null || description === '' || texts.has(id)) return
    texts.set(id, { title: titles?.[row] ?? '', description, skills: parseSkills(skills?.[row] ?? '') })
  })
  return texts
}
