import { stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Place, SaveTarget } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { fileNameFor } from '../file-name'
import type { FileRegistry } from '../file-registry'
import { placeName } from '../place-name'

/** A folder that files can be written to, with the name the page knows it by. */
interface Folder {
  readonly id: string
  readonly path: string
}

const usualFolders = (home: string): Folder[] => [
  { id: 'documents', path: path.join(home, 'Documents') },
  { id: 'home', path: home },
]

/** Where a page without dialogs can have a file written: beside files it has open, and in the user's own folders. */
export async function listPlaces(
  files: FileRegistry,
  near: readonly string[],
  home: string = os.homedir(),
): Promise<Place[]> {
  const places: Place[] = []
  for (const folder of [...near.flatMap((id) => folderOf(files, id)), ...usualFolders(home)]) {
    const name = placeName(folder.path, home)
    const isFolder = (await stat(folder.path).catch(() => null))?.isDirectory() ?? false
    if (isFolder && !places.some((place) => place.name === name)) places.push({ id: folder.id, name })
  }
  return places
}

interface TargetPorts {
  readonly files: FileRegistry
  readonly chooseTarget?: ((name: string) => Promise<string | null>) | undefined
  readonly home?: string
}

/**
 * The path of a file to write; null when the user cancels. The page names a place and a file, never a path: a name is
 * made one that every system takes, and its ending is given here.
 *
 * @param ending without the first dot
 */
export async function targetPath(
  to: SaveTarget,
  ending: string,
  { files, chooseTarget, home = os.homedir() }: TargetPorts,
): Promise<Result<string | null>> {
  const name = fileNameFor(withoutEnding(to.name, ending), ending)
  if (to.kind === 'dialog') {
    if (!chooseTarget) return fail({ code: 'not-in-this-host', action: 'A save dialog' })
    const chosen = await chooseTarget(name)
    if (chosen === null) return ok(null)
    const file = withEnding(chosen, ending)
    // The dialog asked about the name as it was typed.
    return file !== chosen && (await isThere(file))
      ? fail({ code: 'file-exists', file: path.basename(file) })
      : ok(file)
  }
  const folder = [...folderOf(files, to.place), ...usualFolders(home)].find(({ id }) => id === to.place)
  if (!folder) return fail({ code: 'write-failed', file: name, detail: 'its folder is not known' })
  const file = path.join(folder.path, name)
  return !to.isReplacing && (await isThere(file)) ? fail({ code: 'file-exists', file: name }) : ok(file)
}

/** The folder of what the user pointed at, for a file the page has open. */
function folderOf(files: FileRegistry, id: string): Folder[] {
  const chosen = files.find(id)?.chosen
  return chosen === undefined ? [] : [{ id, path: path.dirname(chosen) }]
}

function withoutEnding(name: string, ending: string): string {
  const lower = name.toLowerCase()
  const last = `.${ending.split('.').at(-1)}`
  if (lower.endsWith(`.${ending}`)) return name.slice(0, -ending.length - 1)
  return lower.endsWith(last) ? name.slice(0, -last.length) : name
}

const isThere = async (file: string): Promise<boolean> => (await stat(file).catch(() => null)) !== null

/** Dialogs take any name, and some add only the last part of an ending. */
const withEnding = (file: string, ending: string): string => `${withoutEnding(file, ending)}.${ending}`
