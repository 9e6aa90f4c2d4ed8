// Postings with a known price function, for tests, benches and scripts. Nothing here is real.

/**
 * Pseudo-random numbers (mulberry32).
 *
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What is to be made, its category, and the words a client has for it. */
/** @type {readonly (readonly [name: string, category: string, words: string])[]} */
const DELIVERABLES = [
  ['logo', 'Graphic Design', 'logo mark brand vector icon'],
  ['banner', 'Graphic Design', 'banner flyer poster print layout'],
  ['article', 'Article Writing', 'article blog seo keyword research'],
  ['ebook', 'Content Writing', 'ebook chapter ghostwriting manuscript outline'],
  ['spreadsheet', 'Data Entry', 'spreadsheet excel formula pivot cleanup'],
  ['transcription', 'Transcription', 'transcription audio interview timestamp verbatim'],
  ['scraper', 'Data Extraction', 'scraper crawl python selenium proxy'],
  ['dashboard', 'Data Visualization', 'dashboard tableau powerbi chart metric'],
  ['landing', 'Web Design', 'landing page responsive html css'],
  ['wordpress', 'Web Development', 'wordpress plugin theme elementor woocommerce'],
  ['shopify', 'Ecommerce Development', 'shopify store checkout liquid product'],
  ['bot', 'Scripting & Automation', 'bot telegram discord automation webhook'],
  ['api', 'Back-End Development', 'api backend node express postgres'],
  ['mobile', 'Mobile App Development', 'mobile ios android flutter release'],
  ['saas', 'Full Stack Development', 'saas subscription tenant billing react'],
  ['pipeline', 'Data Engineering', 'pipeline airflow warehouse etl snowflake'],
  ['model', 'Machine Learning', 'model training classifier pytorch inference'],
  ['deploy', 'DevOps Engineering', 'deploy kubernetes terraform cluster monitoring'],
  ['firmware', 'Firmware Development', 'firmware microcontroller pcb sensor embedded'],
  ['bookkeeping', 'Bookkeeping', 'bookkeeping quickbooks ledger reconciliation invoice'],
]
/** How large it is: words for the size. */
const SCOPES = [
  'tiny quick touchup minutes',
  'small simple single afternoon',
  'modest basic couple days',
  'medium standard fortnight milestones',
  'sizeable detailed month phases',
  'large complete quarter specification',
  'huge enterprise programme stakeholders',
  'massive flagship platform migration rollout',
]
const FILLER =
  'deliver clean quality communication deadline feedback revision example reference document style guideline access account review approval budget payment proposal portfolio experience timezone meeting update client project requirement attached brief scope handover support question english fluent reliable honest careful professional friendly weekly daily call message chat sample draft final version source file format export import setup configure customer user visitor'.split(
    ' ',
  )

// Shares of the tiers, and the prices between which each lies (study.md 9.3).
/** @type {readonly (readonly [share: number, low: number, high: number])[]} */
const TIERS = [
  [0.62, 10, 200],
  [0.27, 200, 1000],
  [0.09, 1000, 5000],
  [0.02, 5000, 50000],
]

const COMBINATIONS = DELIVERABLES.length * SCOPES.length

/**
 * The known price of a deliverable of a scope: all combinations in order, spread over the tiers in these shares.
 *
 * @param {readonly number[]} shares
 */
function knownPrices(shares) {
  const order = [...Array(COMBINATIONS).keys()].sort((a, b) => worth(a) - worth(b))
  const prices = new Map()
  order.forEach((combination, place) => {
    let left = (place + 0.5) / COMBINATIONS
    for (const [i, [, low, high]] of TIERS.entries()) {
      const share = shares[i] ?? 0
      if (left <= share || high === 50000) {
        prices.set(combination, low * 1.15 * (high / low / 1.3) ** Math.min(1, left / share))
        return
      }
      left -= share
    }
  })
  return prices
}
/** @param {number} combination */
const worth = (combination) => (combination % SCOPES.length) * 3 + Math.floor(combination / SCOPES.length) * 0.97

/**
 * @param {{ postings: number, seed: number, noise: number, shares?: readonly number[] }} of noise: standard deviation of log
 *   prices around the function; shares: of the tiers, the study's where nothing is said
 * @returns {Generator<{ id: string, title: string, description: string, skills: string[], category: string, published: string, price: number, known: number }>}
 */
export function* generatePostings({ postings, seed, noise, shares = TIERS.map(([share]) => share) }) {
  const random = randomOf(seed)
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
  const prices = knownPrices(shares)
  for (let i = 0; i < postings; i++) {
    const combination = Math.floor(random() * COMBINATIONS)
    const [name, category, words] = /** @type {(typeof DELIVERABLES)[number]} */ (
      DELIVERABLES[Math.floor(combination / SCOPES.length)]
    )
    const scope = /** @type {string} */ (SCOPES[combination % SCOPES.length]).split(' ')
    const topic = words.split(' ')
    const filler = Array.from({ length: 60 }, () => FILLER[Math.floor(random() * FILLER.length)])
    for (const word of [...topic, ...scope]) filler.splice(Math.floor(random() * filler.length), 0, word)
    const known = prices.get(combination)
    const price = Math.min(50000, Math.max(10, known * Math.exp(noise * normal())))
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 900) * 86_400_000)
    yield {
      id: `made-${seed}-${i}`,
      title: `${scope[1]} ${name} ${topic[1]} ${scope[0]}`,
      description: `${filler.join(' ')}. Reference ${Math.floor(random() * 1e9).toString(36)}.`,
      skills: topic.slice(0, 4),
      category,
      published: day.toISOString().slice(0, 10),
      price,
      known,
    }
  }
}
