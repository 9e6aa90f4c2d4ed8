/** What a file is for, as far as its name tells. */
export type FileKind = 'code' | 'test' | 'prose' | 'plan' | 'operations' | 'analysis'

const PLAN = /(?:^|\/)(?:plans?\/[^/]*|(?:[\w-]+[-_.])?plan)\.mdx?$/
const PROSE = /\.(?:mdx?|markdown|txt|rst|adoc|org|tex|docx?|rtf|odt|pptx?)$/
const ANALYSIS = /\.(?:ipynb|rmd|qmd)$/
const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures|testdata)\/|(?:^|\/)test_[^/]*$|[._-](?:test|tests|spec)\.\w+$/
const OPERATIONS =
  /(?:^|\/)(?:\.github\/workflows|\.circleci|k8s|helm|charts|terraform|ansible|\.?deploy)\/|(?:^|\/)(?:dockerfile[^/]*|docker-compose[^/]*|compose\.ya?ml|jenkinsfile|procfile|vercel\.json|netlify\.toml|fly\.toml|\.gitlab-ci\.yml|\.env[^/]*|crontab|nginx[^/]*\.conf)$|\.(?:tf|tfvars)$/

/** Prose and plans come first: a plan below `tests/` is no test. What nothing is known of is code. */
export function fileKindOf(path: string): FileKind {
  const name = path.replaceAll('\\', '/').toLowerCase()
  if (PLAN.test(name)) return 'plan'
  if (PROSE.test(name)) return 'prose'
  if (ANALYSIS.test(name)) return 'analysis'
  if (OPERATIONS.test(name)) return 'operations'
  return TEST.test(name) ? 'test' : 'code'
}
