/**
 * What the two ends of the bridge call each other. The page's end is the preload script or `renderer/bridge.ts`, the
 * other a host; nobody else needs these names, and the calls themselves are in `channels.ts`.
 */
import type { Transport } from './channels'

/** Electron's channels. `admit` is not among CHANNELS, because the page must not send paths, only files it was given. */
export const IPC = { call: 'bridge:call', event: 'bridge:event', admit: 'bridge:admit' } as const

/** Paths below the page's origin; `file` is the same in both hosts, the rest is the loopback server's. */
export const HTTP = {
  session: '/session',
  call: '/call',
  events: '/events',
  file: '/file/',
  /** The header that carries the session's secret. */
  secret: 'x-session-secret',
} as const

/** `window.bridge` as Electron's preload script makes it; `F` is the page's File, which core does not know. */
export interface PreloadBridge<F> extends Transport {
  /** Turns files the user dropped on the page into what the host will serve. */
  admit(files: readonly F[]): Promise<unknown>
}
