/** What an implied rate is taken per. */
export type RatePer = 'hour' | 'prompt'

/** Why there is no such rate. */
export type RateRefusal = 'no-active-time' | 'no-prompts'
