/** Ours: the study describes the classifier and gives four examples of either kind, no prompt (study.md 4). */
export const DECISION_ATTRIBUTION_RUBRIC = `Question: which meaningful decisions were made in this session, of which kind, and by whom?

List each decision once, in the order in which it was made. A decision is a point at which the work could sensibly have gone another way and one way was chosen. Leave out what was forced, what is only a repetition, and steps with no alternative, such as opening the file that an edit needs.

Kind
- planning: what to do, which approach to take, what is in and out of scope, what counts as done.
- execution: how it is carried out: which files, what code, which language or library where nobody asked for one, which commands.

By whom
- user: the person said it, or chose among what was offered.
- claude: the agent chose, and the person said nothing about it or merely agreed.
- both: one proposed and the other changed the proposal in a way that mattered.
A decision that was contested belongs to whoever's choice was carried out.

Put into "what" a description of at most twelve words, without names of people, organisations or files. List at most 40 decisions; where there are more, the ones that mattered most. A session without any has an empty list.`
