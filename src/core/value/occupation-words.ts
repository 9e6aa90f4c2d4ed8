/**
 * Words by which postings name the work of an SOC major group, as stems; ours. The groups that are hired on marketplaces.
 * What has words of several groups is of the one with most.
 */
const STEMS: Readonly<Record<string, readonly string[]>> = {
  'Computer and Mathematical': [
    'develop',
    'software',
    'web',
    'api',
    'python',
    'javascript',
    'react',
    'node',
    'java',
    'php',
    'sql',
    'database',
    'app',
    'android',
    'ios',
    'wordpress',
    'shopify',
    'devops',
    'cloud',
    'aws',
    'docker',
    'script',
    'program',
    'code',
    'bug',
    'backend',
    'frontend',
    'stack',
    'machine',
    'data',
    'scrap',
    'automat',
    'security',
    'network',
    'server',
    'blockchain',
    'algorithm',
    'test',
    'deploy',
    'website',
    'laravel',
    'django',
  ],
  'Arts, Design, Entertainment, Sports, and Media': [
    'design',
    'logo',
    'graphic',
    'video',
    'illustrat',
    'photo',
    'anim',
    'figma',
    'ui',
    'ux',
    'edit',
    'writ',
    'article',
    'blog',
    'content',
    'copy',
    'translat',
    'voice',
    'music',
    'audio',
    'podcast',
    'proofread',
  ],
  'Business and Financial Operations': [
    'account',
    'bookkeep',
    'financ',
    'tax',
    'consult',
    'business',
    'invest',
    'budget',
    'recruit',
    'market',
    'seo',
    'analyst',
  ],
  'Sales and Related': ['sale', 'lead', 'outreach', 'cold', 'telemarket', 'closer', 'crm'],
  'Office and Administrative Support': [
    'assistant',
    'admin',
    'entry',
    'transcri',
    'customer',
    'schedul',
    'typing',
    'clerk',
  ],
  'Architecture and Engineering': [
    'cad',
    'solidwork',
    'autocad',
    'mechanic',
    'electr',
    'pcb',
    'circuit',
    'architect',
    'structur',
    'civil',
    'firmware',
    'revit',
  ],
  Legal: ['legal', 'contract', 'lawyer', 'attorney', 'trademark', 'patent', 'compliance'],
  'Educational Instruction and Library': ['tutor', 'teach', 'course', 'lesson', 'curriculum', 'train'],
  'Life, Physical, and Social Science': ['scien', 'research', 'biolog', 'chemi', 'survey', 'statist'],
  Management: ['manag', 'director', 'product', 'owner', 'strateg', 'roadmap'],
}

const PAIRS = Object.entries(STEMS).flatMap(([group, stems]) => stems.map((stem) => [stem, group] as const))

const byPrefix = new Map<string, string | null>()

function groupOfWord(word: string): string | null {
  const known = byPrefix.get(word)
  if (known !== undefined) return known
  const found = PAIRS.filter(([stem]) => (stem.length <= 3 ? word === stem : word.startsWith(stem)))
  const group = found.sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? null
  byPrefix.set(word, group)
  return group
}

/** The SOC major group most of the words are of; null where none is of any. */
export function occupationOfWords(words: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const word of words) {
    const group = groupOfWord(word)
    if (group) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [group, n] of counts) if (best === null || n > counts.get(best)!) best = group
  return best
}

/** Words that stand for a work mode or an occupation where nobody wrote what was done; ours. */
export const WORDS_OF_MODE: Readonly<Record<string, string>> = {
  Fix: 'fix bug error broken debug issue troubleshoot repair',
  Build: 'build develop create new feature application website implement',
  Operate: 'deploy server hosting devops setup configure install cloud maintain',
  Communicate: 'write document article report presentation content editing',
  Understand: 'explain review audit consult code analysis walkthrough',
  Plan: 'plan architecture specification strategy roadmap consultation',
  Orchestrate: 'ai automation agent chatbot workflow integration gpt prompt',
  Analyze: 'data analysis excel dashboard statistics visualization report',
  Test: 'testing qa quality assurance automation test review',
}

export const wordsOfOccupation = (group: string): readonly string[] => STEMS[group] ?? []
