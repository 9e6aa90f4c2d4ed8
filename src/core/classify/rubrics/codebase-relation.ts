/** Ours: the study published the shares of four relations and no prompt (study.md 3). */
export const CODEBASE_RELATION_RUBRIC = `Question: what did this session mainly do with a codebase?

A codebase is a body of source code, with its tests, configuration and build files, that exists before the session or comes to exist in it. A folder of documents, data or notes alone is none.

Choose exactly one
- modify: mainly changed code that existed before the session: edited, extended, repaired, refactored, removed.
- explore: mainly read existing code and changed none of it, or next to nothing: questions about it, reviews, searches, plans for it.
- create: mainly wrote new code that does not belong to code that existed before: a new program, script, library, site.
- none: no codebase is involved: prose, mail, general questions, data looked at without a program that is kept, work on the machine itself.

Rules
- There is no "unclear": take the best fit.
- Go by what most of the work was, in the end. New files in an existing project are modify. A first version followed by its own corrections within the session is create.
- A change that was tried and taken back, or refused by the person, leaves the session at explore.`
