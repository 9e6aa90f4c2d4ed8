import { formatCount } from '../format/number'
import type { FileFormat, FileGroup } from './file-group'

const FORMATS: Readonly<Record<FileFormat, string>> = {
  parquet: 'Parquet',
  arrow: 'Arrow',
  csv: 'CSV',
  json: 'JSON',
  transcript: 'transcript',
}

/** A group in words: how many files of which format, and their names. */
export function fileGroupName({ format, files }: FileGroup): string {
  const count = `${formatCount(files.length)} ${FORMATS[format]} file${files.length === 1 ? '' : 's'}`
  const [first, second] = files
  if (files.length === 1) return `${count}, ${first}`
  return `${count}, ${first}${files.length === 2 ? ` and ${second}` : ' and others'}`
}

/** A group in words, with the columns that tell it from the others. */
export function fileGroupText(group: FileGroup): string {
  const [first, second, third, ...more] = group.columns
  if (first === undefined) return fileGroupName(group)
  const named = [first, second, third].filter((name) => name !== undefined).join(', ')
  return `${fileGroupName(group)} (with ${named}${more.length > 0 ? ' and others' : ''})`
}
