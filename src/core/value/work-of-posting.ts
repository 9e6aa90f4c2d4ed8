import type { Work } from './estimator'
import type { Posting } from './postings/posting'

/** A posting as work to be priced; its own price stays out. */
export const workOfPosting = ({ title, description, skills, category, predicted }: Posting): Work => ({
  text: { title, description, skills },
  category,
  workMode: null,
  workOccupation: null,
  size: {},
  told: predicted,
})
