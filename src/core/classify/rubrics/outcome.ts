/** After study.md 7.1, in our words. */
export const OUTCOME_RUBRIC = `Question: did the person get what the session was for?

First find the main objective: what most of the work serves. Where a question about a plan turns into carrying it out, the work carried out is the objective. Then judge it.

- succeeded: the best reading is that the person got what they wanted. Hard evidence: a commit or pull request that matches, tests that pass, a command that completed, thanks, an artefact confirmed. Soft evidence: a clean ending without complaint. This is the answer for thin transcripts whose course is clean.
- partially_succeeded: some parts were done and others not, the scope was reduced, the goal was moved, or one part ran into a wall.
- failed: it was not achieved. Hard evidence: an error never recovered from, tests that fail, the person saying that it is broken. Soft evidence: going in circles, giving up, abandonment. For a thin transcript only if it looks broken.
- no_clear_goal: there was no practical objective at any point. Never where code was committed, a build ran or an artefact was made.

Rules
- How well success could be verified is another question; leave it out.
- That the agent worked ably is not success. That a session ends politely is not failure.`
