/** What a shell command does, the most telling thing where it does several. */
export type ShellWork = 'pull-request' | 'test' | 'check' | 'push' | 'operate' | 'read' | 'other'

// At the beginning of a command: of the line, or after what joins commands or sets a variable.
const AT = String.raw`(?:^|[\n;&|(]|&&|\bthen\s|\bdo\s)\s*(?:\w+=\S*\s+)*(?:sudo\s+|time\s+|timeout\s+\S+\s+|rtk\s+|npx\s+|bunx\s+|pnpm\s+exec\s+|uv\s+run\s+|poetry\s+run\s+|python3?\s+-m\s+)*`

const command = (words: string): RegExp => new RegExp(`${AT}(?:${words})`, 'm')

const RUNNERS = 'npm|pnpm|yarn|bun|make|just|mise|task|rake|composer|deno'
const PULL_REQUEST = command(String.raw`gh\s+pr\s+(?:create|merge)\b|glab\s+mr\s+(?:create|merge)\b`)
const TEST = command(
  String.raw`pytest\b|jest\b|vitest\b|mocha\b|ava\b|go\s+test\b|cargo\s+(?:nextest|test)\b|(?:${RUNNERS})\s+(?:run\s+)?[\w:-]*test[\w:-]*|dotnet\s+test\b|(?:\./)?gradlew?\s+(?:\S+\s+)?\w*[tT]est\b|mvn\s+(?:\S+\s+)?(?:test|verify)\b|(?:bundle\s+exec\s+)?rspec\b|phpunit\b|ctest\b|playwright\s+test\b|unittest\b|tox\b|nox\b|mix\s+test\b|swift\s+test\b|rails\s+test\b`,
)
const CHECK = command(
  String.raw`(?:${RUNNERS})\s+(?:run\s+)?[\w:-]*(?:lint|type-?check|types|check|build|compile|fmt|format)[\w:-]*|tsc\b|eslint\b|biome\b|prettier\b|ruff\b|flake8\b|mypy\b|pyright\b|ty\s+check\b|golangci-lint\b|go\s+(?:build|vet)\b|gofmt\b|cargo\s+(?:build|check|clippy|fmt)\b|dotnet\s+build\b|(?:\./)?gradlew?\s+\w*(?:build|assemble)\b|mvn\s+(?:\S+\s+)?(?:compile|package)\b|make\s*(?:$|[;&|])`,
)
const PUSH = command(String.raw`git(?:\s+-[cC]\s+\S+)*\s+push\b`)
const OPERATE = command(
  String.raw`docker\b|docker-compose\b|podman\b|kubectl\b|helm\b|terraform\b|pulumi\b|ansible\S*|systemctl\b|service\s|journalctl\b|ssh\b|scp\b|rsync\b|aws\s|gcloud\b|az\s|vercel\b|netlify\b|fly(?:ctl)?\s|heroku\b|brew\s|apt(?:-get)?\s|pm2\b|nginx\b|gh\s+(?:release|run|workflow|secret)\b|npm\s+publish\b|git\s+(?:-C\s+\S+\s+)?(?:tag|merge|rebase|cherry-pick|submodule|worktree|remote|stash)\b|kill(?:all)?\s|crontab\b`,
)
const READ = command(
  String.raw`ls\b|cat\b|head\b|tail\b|grep\b|rg\b|find\b|tree\b|wc\b|less\b|file\b|stat\b|fd\b|ag\b|sed\s+-n\b|git(?:\s+-[cC]\s+\S+)*\s+(?:log|diff|show|status|blame|branch|ls-files|grep|rev-parse)\b|gh\s+(?:pr\s+(?:view|diff|list|checks|status)|issue\s+(?:view|list)|api|repo\s+view)\b`,
)

const KINDS: readonly (readonly [ShellWork, RegExp])[] = [
  ['pull-request', PULL_REQUEST],
  ['test', TEST],
  ['check', CHECK],
  ['push', PUSH],
  ['operate', OPERATE],
  ['read', READ],
]

/** Longest part of a command that is read, in characters; what follows is nearly always data or a message. */
const MOST_READ = 2_000

/** What a shell command does, by the words at the beginnings of its commands. Heuristic: a script can do anything. */
export function shellWorkOf(text: string): ShellWork {
  const read = withoutHereDocument(text).slice(0, MOST_READ)
  return KINDS.find(([, pattern]) => pattern.test(read))?.[0] ?? 'other'
}

// What is written into a message or a file by `<<EOF` is no command.
function withoutHereDocument(text: string): string {
  const start = text.indexOf('<<')
  if (start < 0) return text
  const end = /^<<-?\s*\\?['"]?(\w+)/.exec(text.slice(start))
  if (!end) return text
  const close = new RegExp(String.raw`^\s*${end[1]}\b`, 'm').exec(text.slice(start + end[0].length))
  const after = close ? text.slice(start + end[0].length + close.index + close[0].length) : ''
  return text.slice(0, start) + after
}
