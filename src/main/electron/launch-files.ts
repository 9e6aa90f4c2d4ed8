import path from 'node:path'
import { z } from 'zod'

/**
 * The files on a command line, absolute. The program comes first, then where it is not packaged the folder of the app;
 * switches belong to Chromium, and anything may stand between.
 */
export const launchFiles = (argv: readonly string[], cwd: string, isPackaged: boolean): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .slice(isPackaged ? 0 : 1)
    .map((file) => path.resolve(cwd, file))

const message = z.object({ files: z.array(z.string().min(1)) })

/** What a second start tells the first; its command line arrives reordered and with additions. */
export const toFirstInstance = (files: string[]): z.infer<typeof message> => ({ files })
export const fromSecondInstance = (data: unknown): string[] => message.safeParse(data).data?.files ?? []
