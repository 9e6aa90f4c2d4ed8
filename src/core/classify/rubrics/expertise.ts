const LEVELS = `Levels
1 Novice. Speaks of the task in general words, without names from its field. No checks, or general ones. Does not notice wrong results; the agent has to supply basic ideas. May write well, but asks for help rather than directs.
2 Beginner. Uses some of the right terms, loosely. Says what is wanted but not its shape or limits. Checks are mostly general, a specific one now and then. Objects to obvious mistakes only; the agent reframes the request at least once. An able engineer outside their own field belongs here, not at 3 or 4.
3 Intermediate. Gives precise orders (files, outputs, libraries) without method or trade-offs. Checks are a mixture. Catches mistakes that matter; corrections go neither way in particular. An expert handing over routine work can land here.
4 Advanced. Shows at least one piece of structural knowledge that could not be read off the screen: an edge case, an invariant, how a certain version behaves, a known way of failing. At least one check is fairly specific. Catches at least one mistake of substance; the agent need not correct the person. To name files or interfaces that are in view is not enough.
5 Expert. Any of: names only insiders use, trade-offs brought up unasked, edge cases met before they come up, tests aimed at a particular way of failing. Checks are surgical. Corrections have authority and reasons, and go from the person to the agent only. One or two of these are enough; a short session can qualify.
Unclear. Only where there is no framing at all: nothing but tool noise or bare retries. Any framing, however sparse, gets a number.`

const WHAT = `Rate the person for the task at hand, in this session: not their career, title or intelligence, not the agent's performance, not how hard the task is. A senior engineer with a first question about a new language is a beginner at it; an accountant new to programming who states the exact rules of a reconciliation and catches a special case is an expert at that.`

/** After study.md 5, in our words. */
export const EXPERTISE_RUBRIC = `Question: how much expertise does the person show in the task at hand?

${WHAT}

Three signals, of equal weight
- How specific the request is. Entities and limits one must know the field to mention pull up; general requests pull down. To name files or paths that are in view does not count.
- What kind of checks the person asks for. A targeted check (a certain call, a setting, whether a join multiplies rows) pulls up. "Please double-check" is caution, not expertise. The kind counts, not whether there are any.
- Which way corrections go. The person catching a mistake of the agent in the field, or steering it off a wrong approach, pulls towards 4 and 5. The agent correcting the person's terms or picture pulls towards 1 and 2. No corrections: neutral.

${LEVELS}`

/** Ours: the same scale without the signals that need answers to be seen (study.md 13.5). */
export const FIRST_PROMPT_EXPERTISE_RUBRIC = `Question: how much expertise does the person show in the task they bring, by this message alone?

${WHAT}

Only the request can be judged: how specific it is, which entities, limits and checks it names that one must know the field to mention. Ignore what the levels say about corrections and about what the agent does. How long or polite the message is does not count, and neither does naming files.

${LEVELS}`
