import type { IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { FileRef } from '#core/channels'
import { fail, type Result } from '#core/failure'
import { IPC } from '#core/wire'
import type { Answer } from '../services/answer'
import type { ElectronApi } from './electron-api'
import { isOurs } from './origin'

interface Ends {
  readonly answer: Answer
  readonly admit: (paths: readonly string[]) => Promise<Result<FileRef[]>>
  readonly log: (error: unknown) => void
}

/** Connects the page's calls to their answers. Whoever is not our page's main frame is refused. */
export function connectPage({ ipcMain }: ElectronApi, { answer, admit, log }: Ends): void {
  ipcMain.handle(IPC.call, (event, name: unknown, argument: unknown) =>
    isOurPage(event)
      ? answer(name, argument)
      : fail({ code: 'channel-refused', name: typeof name === 'string' ? name : typeof name }),
  )
  // The preload script sends this for files the user dropped, whose paths only it can learn.
  ipcMain.handle(IPC.admit, async (event, given: unknown) => {
    if (!isOurPage(event)) return fail({ code: 'channel-refused', name: 'admit' })
    const paths = z.array(z.string().min(1)).safeParse(given)
    if (!paths.success) return fail({ code: 'channel-argument', name: 'admit', detail: z.prettifyError(paths.error) })
    // What was dragged from elsewhere than the disk has no path.
    if (paths.data.length === 0) return fail({ code: 'no-files', where: 'what was dropped' })
    return admit(paths.data).catch((error: unknown) => {
      log(error)
      return fail({ code: 'channel-failed', name: 'admit' })
    })
  })
}

/** The frame is null once it has navigated away or been destroyed. */
const isOurPage = ({ senderFrame }: IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
