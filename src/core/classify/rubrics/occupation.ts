const GROUPS = `The groups
- Management: leadership, strategy, operations, heads of personnel
- Business and Financial Operations: analysts, accountants, buyers, personnel, compliance, market research, fundraising
- Computer and Mathematical: developers, data scientists, network architects, statisticians, computing research
- Architecture and Engineering: engineers of hardware, buildings, machines, electricity and chemistry; architects, drafters
- Life, Physical, and Social Science: biology, chemistry, physics, economics, psychology, laboratory research
- Community and Social Service: counsellors, social workers, clergy
- Legal: lawyers, paralegals, judges
- Educational Instruction and Library: teachers, professors, librarians, designers of instruction
- Arts, Design, Entertainment, Sports, and Media: writers, designers, artists, journalists, translators, technical writers
- Healthcare Practitioners and Technical: doctors, nurses, therapists, pharmacists
- Healthcare Support: aides, medical assistants
- Protective Service: police, fire, security
- Food Preparation and Serving: cooks, servers
- Building and Grounds Cleaning and Maintenance: custodians, grounds keepers, pest control
- Personal Care and Service: hair, child care, fitness
- Sales and Related: sales, retail, real estate, insurance
- Office and Administrative Support: assistants, clerks, reception
- Farming, Fishing, and Forestry: farmers, loggers
- Construction and Extraction: building trades, mining
- Installation, Maintenance, and Repair: mechanics, technicians
- Production: manufacturing, machinists
- Transportation and Material Moving: drivers, pilots, logistics
- Military Specific: roles that only the military has`

/** After study.md 6.1, in our words. */
export const OCCUPATION_RUBRIC = `Question: what is the person's own likely occupation, as one of the 23 major groups of the Standard Occupational Classification?

It is the person that is asked about, not the task. A lawyer who programs a side project is Legal.

What may be used
- Files about the project that the agent loaded, its memory files, names of folders, how the repository is laid out
- The person's own vocabulary, and references to a field that they do not explain
- What is worked on: patents, filings, clinical data, financial reports, classes, shipping schedules

What may not be used
- The task itself
- Programming languages and tools: the agent uses the same ones for everybody

Computer and Mathematical needs a positive sign that software or data is the person's job: the setting of a product or engineering team, the vocabulary of a professional developer, a process of deployment, CI or review. Without one the answer is Unclear. That there is code is never a sign.

Unclear: nothing that may be used points to an occupation.

${GROUPS}`

/** After study.md 6.2, in our words. */
export const WORK_OCCUPATION_RUBRIC = `Question: the workers of which of the 23 major groups of the Standard Occupational Classification would normally do the work done in this session?

- Match the work, not its topic. A program for a hospital is the work of developers; a diagnosis is that of doctors.
- Whatever may be known of the person does not matter here.
- Legal is for real analysis and drafting of law, not for software about it.
- There is no "unclear": take the best fit, however thin the evidence.

${GROUPS}`
