import type { Taxonomy } from './label'

/** Where the session ran (study.md 1). */
export const SURFACES = {
  isOrdinal: false,
  labels: [
    { value: 'cli', name: 'Command line', aliases: ['terminal'] },
    { value: 'desktop', name: 'Desktop app', aliases: ['claude-desktop'] },
    { value: 'web', name: 'Web', aliases: ['claude.ai'] },
    { value: 'other', name: 'Other' },
  ],
} as const satisfies Taxonomy
