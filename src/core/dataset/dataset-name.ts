/** What a dataset is called that is made of files with these names, `/` between folders: its file or its folder. */
export function datasetName(files: readonly string[]): string {
  const [first = ''] = files
  if (files.length === 1) return first.split('/').at(-1)!
  const folder = first.slice(0, first.indexOf('/') + 1)
  const isOneFolder = folder !== '' && files.every((name) => name.startsWith(folder))
  return isOneFolder ? folder.slice(0, -1) : `${files.length} files`
}
