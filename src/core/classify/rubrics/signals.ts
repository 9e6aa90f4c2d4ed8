/** After study.md 7.2, in our words. */
export const SUCCESS_SIGNAL_RUBRIC = `Question: how strong is the evidence in this transcript that success-shaped work happened?

It is the evidence that is rated, not whether you believe in the success. Choose the highest level that is supported. A higher level takes more evidence, not evidence of another sort.

- NONE: nothing success-shaped. The session may have failed, been cut off, been exploratory, or be all tool noise.
- 1 very weak: a faint trace, nothing that could be verified.
- 2 soft: what was asked for is there and the end is clean, but there is no commit, test or word of approval. This is the most common pattern of short sessions.
- 3 moderate: a clean end and one concrete thing that bears it out: a command that completed, content that matches, a neutral acknowledgement.
- 4 strong: one hard sign: a commit that matches, a pull request opened or merged, tests that pass, output of a command that shows the goal, explicit approval, an artefact the person confirmed.
- 5 very strong: several hard signs together.

Clean code that does the wrong thing is 3 at most.`

/** After study.md 7.3, in our words. */
export const FAILURE_SIGNAL_RUBRIC = `Question: how strong is the evidence in this transcript that something failed?

It is the evidence that is rated, and the final state that counts. Choose the highest level that is supported.

- NONE: nothing failure-shaped.
- 1 very weak: a passing apology, a retry that went through, a nitpick. An error of a tool that was recovered from is 1 at most.
- 2 soft: a short loop, slightly off target, a mild concern that was dealt with.
- 3 moderate: part of the task given up, clearly short in one respect, push-back without rejection.
- 4 strong: one hard sign: a last error never recovered from, a test suite failing at the end, an explicit complaint, rejection or frustration.
- 5 very strong: several together: errors with a complaint and abandonment, or repeated rejections.

Silence after success-shaped work is no sign of failure.`
