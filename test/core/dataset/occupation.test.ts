import { describe, expect, it } from 'vitest'
import { parseLabel } from '#core/dataset/label'
import { OCCUPATIONS, SOFTWARE_OCCUPATION, WORK_OCCUPATIONS } from '#core/dataset/occupation'

// Study 6.3: the 23 SOC major groups with their official codes.
const SOC: readonly (readonly [code: string, title: string])[] = [
  ['11', 'Management'],
  ['13', 'Business and Financial Operations'],
  ['15', 'Computer and Mathematical'],
  ['17', 'Architecture and Engineering'],
  ['19', 'Life, Physical, and Social Science'],
  ['21', 'Community and Social Service'],
  ['23', 'Legal'],
  ['25', 'Educational Instruction and Library'],
  ['27', 'Arts, Design, Entertainment, Sports, and Media'],
  ['29', 'Healthcare Practitioners and Technical'],
  ['31', 'Healthcare Support'],
  ['33', 'Protective Service'],
  ['35', 'Food Preparation and Serving'],
  ['37', 'Building and Grounds Cleaning and Maintenance'],
  ['39', 'Personal Care and Service'],
  ['41', 'Sales and Related'],
  ['43', 'Office and Administrative Support'],
  ['45', 'Farming, Fishing, and Forestry'],
  ['47', 'Construction and Extraction'],
  ['49', 'Installation, Maintenance, and Repair'],
  ['51', 'Production'],
  ['53', 'Transportation and Material Moving'],
  ['55', 'Military Specific'],
]

describe('occupations', () => {
  it.each(SOC)('%s is %s, by code and by title', (code, title) => {
    const spellings = [
      title,
      title.toUpperCase(),
      title.replaceAll(' and ', ' & ').replaceAll(',', ''),
      `${title} Occupations`,
      code,
      `${code}-0000`,
      `${code}-0000 ${title}`,
      `${code}-0000 ${title} Occupations`,
    ]
    for (const text of spellings) {
      expect(parseLabel(OCCUPATIONS, text), text).toBe(title)
      expect(parseLabel(WORK_OCCUPATIONS, text), text).toBe(title)
    }
  })

  it('are these in this order, and Unclear for the user only', () => {
    const titles = SOC.map(([, title]) => title)
    expect(WORK_OCCUPATIONS.labels.map(({ value }) => value)).toEqual(titles)
    expect(OCCUPATIONS.labels.map(({ value }) => value)).toEqual([...titles, 'Unclear'])
    expect(parseLabel(OCCUPATIONS, 'unclear')).toBe('Unclear')
    expect(parseLabel(WORK_OCCUPATIONS, 'unclear')).toBeNull()
  })

  it('do not guess from a part of a title or another code', () => {
    for (const text of ['Healthcare', 'Engineering', '15-1252', '12', '-15', '15.0']) {
      expect(parseLabel(OCCUPATIONS, text), text).toBeNull()
    }
  })

  it('have the software-related one among them', () => {
    // Study 6.3: "software-related" is Computer and Mathematical.
    expect(parseLabel(OCCUPATIONS, '15-0000')).toBe(SOFTWARE_OCCUPATION)
  })
})
