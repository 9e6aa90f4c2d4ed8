/** After study.md 2, in our words. */
export const WORK_MODE_RUBRIC = `Question: which one of nine kinds of work makes up most of this session?

Rules
- Choose exactly one. There is no "unclear": take the best fit, however thin the evidence.
- Go by the activity that accounts for most of the meaningful work, not by what the first message announced. A session that opens with a plan and then mostly writes code is Build.

The kinds, by what the session delivers
- Plan: a plan, specification or decision reached before anything is implemented. Architecture, design documents, weighing options, sequencing, scoping. No working code. If it moves on to mostly building, it is not Plan.
- Build: code that is itself the product and will be used or kept. New code and features, refactoring, speeding up, dependency updates, migrations, data pipelines, configuration that software reads, scripts, command-line tools. Not a reaction to something broken.
- Fix: something broken made right. Wrong output, errors, crashes, failing tests, regressions, and the search for their cause. Code that is correct but slow or ugly is Build; tests for code that works are Test.
- Understand: knowledge in the person's head. Reading code, following a flow, learning a framework, review in order to learn, finding a root cause without changing anything. If the search ends in a fix it is Fix; if what is studied is data it is Analyze.
- Test: proof that something is right. New tests, work on a test suite, code review, quality assurance, security audits, fixtures, mocks, coverage. Repairing the program that the tests exposed is Fix.
- Operate: what stands around the code. Containers, clusters, infrastructure definitions, CI workflows, deployment scripts, environment variables, installing packages, on-call work, reading logs, dashboards, provisioning, roll-outs. A new infrastructure tool written as a product is Build.
- Analyze: a finding: a number, table, plot, report or model. One-off scripts, notebooks, queries, regressions; the code is only a means. A data service that keeps running is Build.
- Orchestrate: an AI artefact. Prompts, agent workflows, evaluation harnesses, tuning and debugging agents, classifiers made of a language model, tool loops, sets of examples. An application that merely calls a model as one of its features is Build.
- Communicate: words for people. Memos, mail, briefs, reports, essays, slides, research write-ups, personal notes, plans in prose, brainstorming, calculations worked out for a text. No code, no analysis, no tuning of an AI; usually there is no codebase.

Where two fit
- Build or Fix: was working code taken further, or was something broken first?
- Build or Analyze: will the code be kept in use, or was it only the way to an answer?
- Build or Test: writing tests is Test; making what the tests found work is Fix.
- Build or Operate: is it the program that ships, or deployment, configuration, CI, environment, monitoring?
- Plan or Understand: does it look forward, or at what is there?
- Understand or Analyze: code, systems and ideas, or data?
- Understand or Fix: did anything change in order to correct behaviour?`
