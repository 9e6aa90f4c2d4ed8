/**
 * The set of rules that labels sessions from evidence alone. Its version is raised whenever a rule changes what it says of
 * some session, so that labels of two versions are never taken for one.
 */
export const RULES = { name: 'rules', version: 1 } as const

/** What the column `labels_by` of a session labelled by rules holds. */
export const LABELLED_BY_RULES = `${RULES.name} ${RULES.version}`
