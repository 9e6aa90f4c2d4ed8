import type { Taxonomy } from './label'

/** How the session relates to a codebase (study.md 3). */
export const CODEBASE_RELATIONS = {
  isOrdinal: false,
  labels: [
    { value: 'modify', name: 'Modifies code', aliases: ['modify existing code', 'modifying existing code'] },
    { value: 'explore', name: 'Explores code', aliases: ['explore code', 'exploring code'] },
    { value: 'create', name: 'Creates code', aliases: ['create new code', 'creating new code'] },
    { value: 'none', name: 'No codebase', aliases: ['not in a codebase'] },
  ],
} as const satisfies Taxonomy
