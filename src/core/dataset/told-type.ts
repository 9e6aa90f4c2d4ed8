import { type ColumnProfile, shareWhere } from './column-profile'
import type { SourceType } from './source-column'

// A few values such as "n/a" are values that could not be read; they are counted as such.
const MOST_OF_THEM = 0.95

/** The type of a column's values; of a column of text what the text of its first rows tells: numbers, yes and no, times. */
export function toldType(profile: ColumnProfile): SourceType {
  const { source, spellings } = profile
  if (source.type !== 'text' || spellings.length === 0) return source.type
  // Digits behind a zero are a code, and longer ones than a number holds exactly are an id.
  if (spellings.some(({ text }) => /^\s*[+-]?(0\d|\d{16})/.test(text))) return 'text'
  if (shareWhere(profile, isNumber) >= MOST_OF_THEM) return 'number'
  if (shareWhere(profile, isFlag) >= MOST_OF_THEM) return 'boolean'
  return shareWhere(profile, isTime) >= MOST_OF_THEM ? 'time' : 'text'
}

const isNumber = (text: string): boolean => /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)
const isFlag = (text: string): boolean => /^(true|false)$/i.test(text)
const isTime = (text: string): boolean => /^\s*\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|\s*$)/.test(text)
