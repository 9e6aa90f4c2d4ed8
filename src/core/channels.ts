/**
 * Everything the window may ask of its host, and everything the host may tell the window. This is the only declaration
 * of the bridge: the preload script, Electron's ipc, the loopback server and `window.bridge` are inferred from it.
 */
import { z } from 'zod'
import { CLASSIFY_CHANNELS, runToldSchema } from './classify/channels'
import { labelRecordSchema } from './classify/label-record'
import { COMMAND_IDS } from './command/command'
import { mappingChoiceSchema, rememberedMappingsSchema } from './dataset/mapping-choice'
import { type Failure, fail, type Result } from './failure'
import { deckModelSchema } from './slide/slide-model'
import { VALUE_CHANNELS } from './value/channels'

// zod's compiled parsers need `new Function`, which the content security policy forbids.
z.config({ jitless: true })

/** A file the host has agreed to serve: `id` is an unguessable capability, absolute paths stay with the host. */
const fileRef = z.object({
  id: z.string().min(1),
  /** Name below what was chosen, with `/` between folders. */
  name: z.string().min(1),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  /** Why it cannot be read, in the system's word: it was found in a folder, and whoever opens the others lists it. */
  locked: z.string().optional(),
})
export type FileRef = z.infer<typeof fileRef>

const recentEntry = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Where it lies, for people. */
  place: z.string(),
  /** ISO 8601, UTC. */
  openedAt: z.string(),
})
export type RecentEntry = z.infer<typeof recentEntry>

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Share of the width given to the table, the rest is the chart's. */
  tableShare: z.number().min(0.2).max(0.9),
  /** Share of the height, where the chart is below it. */
  tableHeight: z.number().min(0.2).max(0.9),
  isFieldListOpen: z.boolean(),
  isInspectorOpen: z.boolean(),
  isChartOpen: z.boolean(),
  /** What was chosen in the palette, newest first. */
  recentCommands: z.array(z.string()).max(50),
  /** Columns of a list of sessions; none where the program chooses. */
  rowColumns: z.array(z.string()),
  /** Where models are asked, in place of the usual address; empty for that. */
  apiBaseUrl: z.string(),
})
export type Settings = z.infer<typeof settingsSchema>

// Not `.default()` in the schema: `partial()` would then fill in what a change leaves out, and so reset it.
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  tableShare: 0.62,
  tableHeight: 0.62,
  isFieldListOpen: true,
  isInspectorOpen: true,
  isChartOpen: true,
  recentCommands: [],
  rowColumns: [],
  apiBaseUrl: '',
}

const appInfo = z.object({
  host: z.enum(['electron', 'browser']),
  version: z.string(),
  /** What this host can do beyond what a page can: native file dialogs, a PDF written straight to a file. */
  hasDialogs: z.boolean(),
  hasPdf: z.boolean(),
})
export type AppInfo = z.infer<typeof appInfo>

/** Where a file is to be written: asked for in a native dialog, or in one of the places a host offers. */
const saveTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dialog'), name: z.string().min(1) }),
  z.object({
    kind: z.literal('place'),
    place: z.string().min(1),
    name: z.string().min(1),
    /** Whether a file of this name may be replaced. */
    isReplacing: z.boolean(),
  }),
])
export type SaveTarget = z.infer<typeof saveTarget>

const place = z.object({ id: z.string().min(1), name: z.string().min(1) })
export type Place = z.infer<typeof place>

/** Endings of the files a page may have written for it. */
const exportEnding = z.enum([
  'parquet',
  'csv',
  'xlsx',
  'html',
  'json',
  'png',
  'svg',
  'pptx',
  'theme.json',
  'template.json',
])
export type ExportEnding = z.infer<typeof exportEnding>

const savedFile = z.object({
  file: fileRef,
  /** Where it lies, for people. */
  place: z.string(),
})

/** A report with the files of its datasets, null for one that is not where it was. */
const foundReport = z.object({ text: z.string(), datasets: z.array(z.array(fileRef).nullable()) })

/** A report on its way to a file: the host fills in the paths of its datasets, which the page does not know. */
const reportToWrite = z.object({ text: z.string(), datasets: z.array(z.array(z.string())) })

const draftEntry = z.object({
  id: z.string().min(1),
  /** Name of its dataset. */
  name: z.string().min(1),
  views: z.number().int().nonnegative(),
  /** ISO 8601, UTC. */
  savedAt: z.string(),
})
export type DraftEntry = z.infer<typeof draftEntry>

/** Only people label in the window; what a model says comes from its run. */
const humanRater = z.strictObject({ kind: z.literal('human'), name: z.string().trim().min(1).max(60) })

const none = z.null()
const channel = <A extends z.ZodType, R extends z.ZodType>(argument: A, result: R) => ({ argument, result })

export const CHANNELS = {
  'app.info': channel(none, appInfo),
  /** Asks for files or a folder in a native dialog; empty when the user cancels. */
  'files.choose': channel(z.object({ what: z.enum(['files', 'folder', 'report']) }), z.array(fileRef)),
  /** The files named on the command line, given once. */
  'files.launched': channel(none, z.array(fileRef)),
  'files.sample': channel(none, fileRef),
  'recent.list': channel(none, z.array(recentEntry)),
  /** Notes that these files were opened together under this name. */
  'recent.note': channel(z.object({ name: z.string().min(1), files: z.array(z.string()).min(1) }), none),
  'recent.open': channel(z.object({ id: z.string() }), z.array(fileRef)),
  'recent.forget': channel(z.object({ id: z.string() }), none),
  'settings.read': channel(none, settingsSchema),
  'settings.write': channel(settingsSchema.partial(), settingsSchema),
  /** What was decided about columns, by the signature of the export. */
  'mappings.read': channel(none, rememberedMappingsSchema),
  'mappings.write': channel(z.object({ signature: z.string().min(1), mapping: mappingChoiceSchema }), none),
  /** Folders to write to, for a host without dialogs; `near` are files whose folder is among them. */
  'places.list': channel(z.object({ near: z.array(z.string()) }), z.array(place)),
  'report.read': channel(z.object({ id: z.string() }), foundReport),
  /** Writes over a report that was read or saved here, or to a new place; null when the user cancels. */
  'report.save': channel(
    reportToWrite.extend({ to: z.union([z.object({ kind: z.literal('file'), id: z.string() }), saveTarget]) }),
    z.object({ saved: savedFile.nullable() }),
  ),
  /** Begins a file that is sent in parts; null when the user cancels. It appears under its name when it is finished. */
  'export.begin': channel(z.object({ to: saveTarget, ending: exportEnding }), z.object({ id: z.string() }).nullable()),
  /** Bytes in base64, at most a megabyte of them. */
  'export.append': channel(z.object({ id: z.string(), base64: z.base64() }), none),
  'export.finish': channel(z.object({ id: z.string() }), z.object({ name: z.string(), place: z.string() })),
  'export.cancel': channel(z.object({ id: z.string() }), none),
  /** Unsaved work, newest first. */
  'draft.list': channel(none, z.array(draftEntry)),
  /** Keeps unsaved work, in the place of the draft of this id. */
  'draft.write': channel(reportToWrite.extend({ id: z.string().nullable() }), z.object({ id: z.string() })),
  'draft.read': channel(z.object({ id: z.string() }), foundReport),
  'draft.discard': channel(z.object({ id: z.string() }), none),
  /** A deck as a presentation, in base64. */
  'deck.pptx': channel(z.object({ deck: deckModelSchema }), z.object({ base64: z.base64() })),
  /** The labels of every journal in the program's own folder, each answer once; lines that are none are counted. */
  'labels.read': channel(none, z.object({ labels: z.array(labelRecordSchema), unreadable: z.number().int() })),
  /** Keeps labels that a person gave. */
  'labels.append': channel(z.object({ labels: z.array(labelRecordSchema.extend({ rater: humanRater })).min(1) }), none),
  /** Keeps labels of a journal of another machine. */
  'labels.take-in': channel(z.object({ name: z.string().max(255), labels: z.array(labelRecordSchema).min(1) }), none),
  /** Prints the window's page to a PDF the user names; null when the user cancels, else the file's name. */
  'slide.print': channel(z.object({ title: z.string() }), z.object({ saved: z.string().nullable() })),
  ...CLASSIFY_CHANNELS,
  ...VALUE_CHANNELS,
} as const

export const EVENTS = {
  /** Files arrived from outside: opened with, dropped on the icon, or named by a second start. */
  'files.opened': z.object({ files: z.array(fileRef) }),
  /** How a run of classifiers stands, or ended. */
  'classify.progress': runToldSchema,
  'menu.command': z.object({ command: z.enum(COMMAND_IDS) }),
} as const

export type ChannelName = keyof typeof CHANNELS
export type EventName = keyof typeof EVENTS
export type Argument<N extends ChannelName> = z.infer<(typeof CHANNELS)[N]['argument']>
export type Answer<N extends ChannelName> = z.infer<(typeof CHANNELS)[N]['result']>
export type EventData<N extends EventName> = z.infer<(typeof EVENTS)[N]>

export const isChannelName = (name: unknown): name is ChannelName =>
  typeof name === 'string' && Object.hasOwn(CHANNELS, name)
export const isEventName = (name: unknown): name is EventName => typeof name === 'string' && Object.hasOwn(EVENTS, name)

/** What a host implements: one function per channel. */
export type Handlers = { [N in ChannelName]: (argument: Argument<N>) => Promise<Result<Answer<N>>> }

/** Parses what arrived and hands it to its handler; whatever does not fit its channel is refused with a failure. */
export async function dispatch(handlers: Handlers, name: unknown, argument: unknown): Promise<Result<unknown>> {
  if (!isChannelName(name))
    return fail({ code: 'channel-unknown', name: typeof name === 'string' ? name : typeof name })
  const parsed = CHANNELS[name].argument.safeParse(argument)
  if (!parsed.success) return fail({ code: 'channel-argument', name, detail: z.prettifyError(parsed.error) })
  const handle = handlers[name] as (argument: unknown) => Promise<Result<unknown>>
  return handle(parsed.data)
}

/** What carries calls and events between window and host; the two hosts differ only in this. */
export interface Transport {
  invoke(name: string, argument: unknown): Promise<unknown>
  subscribe(listener: (name: string, data: unknown) => void): () => void
}

/** The host as the window sees it. */
export interface Bridge {
  call<N extends ChannelName>(name: N, argument: Argument<N>): Promise<Result<Answer<N>>>
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void
}

const reply = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ code: z.string() }) }),
])

/** The typed bridge over a transport; answers and events are parsed before anyone sees them. */
export function createBridge(transport: Transport): Bridge {
  return {
    async call(name, argument) {
      const envelope = reply.safeParse(await transport.invoke(name, argument))
      if (!envelope.success) return fail({ code: 'channel-argument', name, detail: z.prettifyError(envelope.error) })
      if (!envelope.data.ok) return fail(envelope.data.failure as Failure)
      const answer = CHANNELS[name].result.safeParse(envelope.data.value)
      if (!answer.success) return fail({ code: 'channel-argument', name, detail: z.prettifyError(answer.error) })
      return { ok: true, value: answer.data as Answer<typeof name> }
    },
    on: (name, listener) =>
      transport.subscribe((arrived, data) => {
        if (arrived !== name) return
        const parsed = EVENTS[name].safeParse(data)
        if (parsed.success) listener(parsed.data as EventData<typeof name>)
      }),
  }
}
