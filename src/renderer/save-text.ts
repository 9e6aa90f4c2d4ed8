import { saveFile } from './save-file'

/** Saves text as a file. */
export const saveText = (name: string, type: string, text: string): void => saveFile(name, new Blob([text], { type }))
