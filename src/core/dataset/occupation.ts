import type { Label, Taxonomy } from './label'

// Codes and titles of the 23 SOC 2018 major groups; the short names are ours.
const GROUPS: readonly (readonly [code: string, title: string, short: string])[] = [
  ['11', 'Management', 'Management'],
  ['13', 'Business and Financial Operations', 'Business and financial'],
  ['15', 'Computer and Mathematical', 'Computer and mathematical'],
  ['17', 'Architecture and Engineering', 'Architecture and engineering'],
  ['19', 'Life, Physical, and Social Science', 'Life, physical and social science'],
  ['21', 'Community and Social Service', 'Community and social service'],
  ['23', 'Legal', 'Legal'],
  ['25', 'Educational Instruction and Library', 'Education and library'],
  ['27', 'Arts, Design, Entertainment, Sports, and Media', 'Arts, design and media'],
  ['29', 'Healthcare Practitioners and Technical', 'Healthcare practitioners'],
  ['31', 'Healthcare Support', 'Healthcare support'],
  ['33', 'Protective Service', 'Protective service'],
  ['35', 'Food Preparation and Serving', 'Food preparation and serving'],
  ['37', 'Building and Grounds Cleaning and Maintenance', 'Cleaning and grounds maintenance'],
  ['39', 'Personal Care and Service', 'Personal care and service'],
  ['41', 'Sales and Related', 'Sales'],
  ['43', 'Office and Administrative Support', 'Office and administrative support'],
  ['45', 'Farming, Fishing, and Forestry', 'Farming, fishing and forestry'],
  ['47', 'Construction and Extraction', 'Construction and extraction'],
  ['49', 'Installation, Maintenance, and Repair', 'Installation, maintenance and repair'],
  ['51', 'Production', 'Production'],
  ['53', 'Transportation and Material Moving', 'Transportation and material moving'],
  ['55', 'Military Specific', 'Military'],
]

const groups: readonly Label[] = GROUPS.map(([code, title, short]) => ({
  value: title,
  name: short,
  aliases: [`${title} Occupations`, code, `${code}-0000`, `${code}-0000 ${title}`, `${code}-0000 ${title} Occupations`],
}))

/** The occupation of the work performed: 23 groups, no abstention (study.md 6.2). */
export const WORK_OCCUPATIONS: Taxonomy = { isOrdinal: false, labels: groups }

/** The user's own occupation: 23 groups, or Unclear (study.md 6.1). */
export const OCCUPATIONS: Taxonomy = { isOrdinal: false, labels: [...groups, { value: 'Unclear', name: 'Unclear' }] }

/** What the study calls "software-related" (study.md 6.3). */
export const SOFTWARE_OCCUPATION = 'Computer and Mathematical'
