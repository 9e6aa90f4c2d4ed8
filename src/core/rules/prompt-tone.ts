/** What a prompt says of what was done before it. */
export type Tone = 'affirms' | 'complains' | null

/** Longest first paragraph that is read for its tone, in characters: a longer one is a new task, or a log. */
const LONGEST = 600

const COMPLAINS = new RegExp(
  [
    String.raw`\b(?:doesn['’]?t|does not|didn['’]?t|did not|isn['’]?t|is not|aren['’]?t|not|won['’]?t|can['’]?t) (?:\w+ )?(?:work|working|correct|right|fixed|display|appear|show|render|load|compile|helpful?)`,
    String.raw`\bstill (?:\w+ )?(?:fail|broken|not|doesn|isn|see|seeing|get|getting|the same|wrong|an? (?:error|issue|bug)|there|happen)`,
    String.raw`\b(?:broken|bugged|buggy|wrong|incorrect|annoying|frustrat\w*|terrible|useless|nonsense|wtf|ugh|fgs)\b`,
    String.raw`\bnot what i\b|\byou (?:broke|forgot|missed|ignored|didn)|\bwhy did you\b|\bi (?:said|told you|asked you)\b`,
    String.raw`^\s*(?:no|nope|stop|undo|revert)\b`,
    String.raw`\b(?:it|that|this) (?:fails|failed|crashes|crashed|broke|hangs)\b|\bmakes? everything\b`,
  ].join('|'),
  'i',
)
const AFFIRMS =
  /\b(?:thanks|thank you|thx|ty|perfect|great|awesome|excellent|amazing|wonderful|brilliant|lgtm|looks? (?:good|great|right)|well done|good (?:job|work)|nice(?:ly)?|love it|it works|that works|works (?:now|great|well|fine)|ok,? works|working now|exactly)\b/i

/** Whether a person is pleased or not with what came before; English words only, null where none of them is there. */
export function toneOf(prompt: string): Tone {
  const said = prompt.split(/\n\s*\n/, 1)[0]!.trim()
  if (said.length > LONGEST) return null
  if (COMPLAINS.test(said)) return 'complains'
  return AFFIRMS.test(said) ? 'affirms' : null
}

const BREAKAGE =
  /\b(?:fix(?:es|ed|ing)?|bugs?|bugged|broken?|breaks?|errors?|exceptions?|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure|ures)?|regressions?|traceback|stack ?trace|panics?|wrong|incorrect(?:ly)?|(?:doesn|isn|don|didn|can)['’]?t work|not work(?:ing)?|does not work|cannot|stopped working|warnings?|vulnerabilit(?:y|ies)|issue with|we should not|should not display)\b/i
const READ_FOR_BREAKAGE = 700

/** Whether a prompt speaks of something broken; only its beginning is read, so that a long plan is not searched for words. */
export const speaksOfBreakage = (prompt: string): boolean => BREAKAGE.test(prompt.slice(0, READ_FOR_BREAKAGE))
