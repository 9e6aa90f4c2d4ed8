/**
 * Secrets and names made up for the tests, each in the text around it. The secrets have the form of real ones but were
 * never issued; they are put together here so that no scanner takes this file for a leak.
 */
export interface Planted {
  readonly what: string
  readonly text: string
  /** What must not be left of it. */
  readonly secret: string
}

const plant = (what: string, secret: string, around: (secret: string) => string): Planted => ({
  what,
  secret,
  text: around(secret),
})

const letters = 'Zq7Xk2Lm9Rt4Vb6Nw8Yc3Hd5Jf1Pg0Sa'
const hex = '9f86d081884c7d659a2feaa0c55ad015'
const pem = `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj${letters}`

export const PLANTED: readonly Planted[] = [
  plant('an address', 'ada.lovelace@example.org', (s) => `Write to ${s}, please.`),
  plant('an address in a commit', 'grace+git@sub.example.co.uk', (s) => `Author: Grace <${s}>`),
  plant('an address in JSON', 'joan@example.net', (s) => JSON.stringify({ to: s })),
  plant('an address in a link', 'mary%40example.com', (s) => `https://example.com/unsubscribe?u=${s}`),
  plant('an address of other letters', 'jürgen.müller@bücher.example', (s) => `cc ${s}`),
  plant('a key of the Messages API', `sk-ant-api03-${letters}`, (s) => `export ANTHROPIC_API_KEY=${s}`),
  plant('a key in quotes', `sk-proj-${letters}`, (s) => `client = new Client({ apiKey: '${s}' })`),
  plant('a token of a code host', `ghp_${letters}`, (s) => `git clone https://${s}@github.com/a/b`),
  plant('a newer one', `github_pat_11${letters}_${letters}`, (s) => `token is ${s}.`),
  plant('another code host', `glpat-${letters.slice(0, 20)}`, (s) => `curl --header "PRIVATE-TOKEN: ${s}" x`),
  plant('a chat token', `xoxb-123456789012-${letters}`, (s) => `SLACK=${s}`),
  plant('a cloud key id', 'AKIAIOSFODNN7EXAMPLE', (s) => `aws_access_key_id = ${s}`),
  plant('a cloud secret', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', (s) => `aws_secret_access_key = ${s}`),
  plant('a key of a map', `AIza${letters}abc`, (s) => `"https://maps.example/api?key=${s}"`),
  plant('a package registry', `npm_${letters}1234`, (s) => `//registry.example/:_authToken=${s}`),
  plant('a model registry', `hf_${letters}`, (s) => `login(token="${s}")`),
  plant('a payment key', `sk_live_${letters}`, (s) => `stripe.api_key = "${s}"`),
  plant('a mail service', `SG.${letters.slice(0, 22)}.${letters}abc`, (s) => `SENDGRID: ${s}`),
  plant('a signed token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${letters}`, (s) => `Authorization: Bearer ${s}`),
  plant('a bearer', `abc.${letters.slice(0, 20)}`, (s) => `-H 'Authorization: Bearer ${s}'`),
  plant('a basic header', 'YWRhOmh1bnRlcjI0Mg==', (s) => `authorization: Basic ${s}`),
  plant('a header of a key', 'k-29384-long-enough', (s) => `x-api-key: ${s}`),
  plant('a password in an address', 'hunter2!correct', (s) => `postgres://app:${s}@db.example:5432/app`),
  plant('a password in a setting', 'tr0ub4dor&3x', (s) => `DB_PASSWORD=${s}`),
  plant('a password in YAML', 'S3cr3t-Value-9', (s) => `password: "${s}"`),
  plant('a password in escaped JSON', 'p4ssw0rd-x', (s) => JSON.stringify(JSON.stringify({ db_password: s }))),
  plant('a password in JSON three times escaped', 'p4ss-thrice', (s) =>
    JSON.stringify(JSON.stringify(JSON.stringify({ password: s }))),
  ),
  plant('a password on a command line', 'opensesame42', (s) => `mysql --user app --password=${s}`),
  plant('a secret of a client', `${hex}`, (s) => `client_secret: '${s}'`),
  plant('a private key', pem, (s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}\n-----END RSA PRIVATE KEY-----`),
  plant('a private key on one line', pem, (s) => `"-----BEGIN PRIVATE KEY-----\\n${s}\\n-----END PRIVATE KEY-----\\n"`),
  plant('a private key cut off', pem, (s) => `cat key\n-----BEGIN OPENSSH PRIVATE KEY-----\n${s}`),
  plant('a hook address', 'T00000000/B00000000/XXXXabcdXXXXabcd', (s) => `https://hooks.slack.com/services/${s}`),
  plant('a storage key', `${letters}${letters}==`, (s) => `AccountName=a;AccountKey=${s};Suffix=x`),
  plant('a key nobody named', `${letters}xY`, (s) => `the value is ${s} now`),
  plant('a bot token', `123456789:AA${letters}x`, (s) => `TELEGRAM ${s}`),
  plant('a user name in a path', 'alovelace', (s) => `/home/${s}/work/report.md`),
  plant('a user name on another system', 'grace.hopper', (s) => `open /Users/${s}/Desktop/a.csv`),
  plant('a user name with backslashes', 'JoanC', (s) => `C:\\Users\\${s}\\source\\app.cs`),
  plant('a user name in escaped JSON', 'maryj', (s) => JSON.stringify({ cwd: `C:\\Users\\${s}\\x` })),
  plant('a user name in an encoded folder', 'khopper', (s) => `.claude/projects/-Users-${s}-work-app`),
  plant('a user name outside its path', 'dknuth', (s) => `/home/${s}/tex was made by ${s}; ask ${s.toUpperCase()}`),
]

export const PLANTED_TERMS = ['Blue Harbor', 'Project Nightjar'] as const

/** Spellings of those terms that a list of words alone would miss. */
export const SPELLINGS = [
  'Blue Harbor',
  'blue-harbor',
  'BLUE_HARBOR',
  'BlueHarbor',
  'blue%20harbor',
  'project.nightjar',
]
