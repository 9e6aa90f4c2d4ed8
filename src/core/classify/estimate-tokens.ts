/**
 * Characters a token, for estimates without counting: of letters of ASCII, and of all others. Code and logs run to more
 * tokens than prose, and other scripts to about one a character.
 */
const ASCII_PER_TOKEN = 3.2
const OTHER_PER_TOKEN = 1

/** A stated estimate, not a count: tokenizers of models differ. */
export function estimateTokens(text: string): number {
  let other = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) other++
  return Math.ceil((text.length - other) / ASCII_PER_TOKEN + other / OTHER_PER_TOKEN)
}

/** An estimate times this is taken for the most a text can have. */
export const TOKENS_AT_MOST = 1.4
