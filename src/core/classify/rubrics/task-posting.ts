/** After study.md 9.3, step 1, in our words. */
export const TASK_POSTING_RUBRIC = `Task: describe the work that was actually done in this session as a posting on a market for freelance work, written by a client who wants to hire a person for exactly that work.

- Speak of scope and deliverables. Describe what was done, not what was only talked about.
- Do not mention the session, the agent or any AI, and no names of people, organisations or products of the client.
- No price, no hours, no deadline.

title: at most 80 characters. description: 3 to 5 sentences. skills: 3 to 8 short tags.`
