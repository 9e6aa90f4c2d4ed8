import type { Taxonomy } from './label'

/** The nine work modes of study.md 2, largest first as the study's Figure 1 draws them. */
export const WORK_MODES = {
  isOrdinal: false,
  labels: [
    { value: 'Fix', name: 'Fix', aliases: ['fixing something broken'] },
    { value: 'Build', name: 'Build', aliases: ['building something new'] },
    { value: 'Operate', name: 'Operate', aliases: ['operating software'] },
    { value: 'Communicate', name: 'Communicate', aliases: ['writing docs and presentations'] },
    { value: 'Understand', name: 'Understand', aliases: ['understanding a system'] },
    { value: 'Plan', name: 'Plan', aliases: ['planning a change'] },
    { value: 'Orchestrate', name: 'Orchestrate', aliases: ['orchestrating agents and pipelines'] },
    { value: 'Analyze', name: 'Analyze', aliases: ['analyzing data', 'analyse', 'analysing data'] },
    { value: 'Test', name: 'Test', aliases: ['testing code'] },
  ],
} as const satisfies Taxonomy

export type WorkMode = (typeof WORK_MODES.labels)[number]['value']

/** The study's four groups of work modes (study.md 2, "Group totals"). */
export const MODE_GROUPS = {
  isOrdinal: false,
  labels: [
    { value: 'writes_code', name: 'Writes or maintains code' },
    { value: 'operates', name: 'Operates software' },
    { value: 'works_out', name: 'Works out what to do' },
    { value: 'non_code', name: 'Analysis or prose' },
  ],
} as const satisfies Taxonomy

export type ModeGroup = (typeof MODE_GROUPS.labels)[number]['value']

export const MODE_GROUP_OF: Readonly<Record<WorkMode, ModeGroup>> = {
  Fix: 'writes_code',
  Build: 'writes_code',
  Orchestrate: 'writes_code',
  Test: 'writes_code',
  Operate: 'operates',
  Understand: 'works_out',
  Plan: 'works_out',
  Communicate: 'non_code',
  Analyze: 'non_code',
}
