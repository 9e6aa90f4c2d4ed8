/**
 * None may look for its beginning in every place of a long run of letters: images in base64 are such runs.
 *
 * Keys, tokens and passwords, told by their form or by the name before them. Where a pattern has a group `secret`, that
 * alone is replaced. A pattern that takes too much costs the model a word; one that takes too little sends a key.
 */
export const SECRET_PATTERNS: readonly RegExp[] = [
  // Private keys, also with line ends written as \n, also cut off.
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  // Tokens that begin with the name of who issued them.
  /\b(?:sk|pk|rk)[-_](?:ant|proj|live|test|or|svcacct|admin)[-_][\w-]{8,}/g,
  /\bsk-[A-Za-z0-9_-]{20,}/g,
  /\bgh[opusr]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_\w{20,}/g,
  /\bgl(?:pat|dt|rt|ptt|soat|cbt|agent|ft|imt|oas)-[\w-]{16,}/g,
  /\bxox[a-eoprs]-[\w-]{10,}/g,
  /\bxapp-[\w-]{10,}/g,
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\bya29\.[\w-]{20,}/g,
  /\bGOCSPX-[\w-]{20,}/g,
  /\bnpm_[A-Za-z0-9]{30,}/g,
  /\bpypi-[\w-]{30,}/g,
  /\bhf_[A-Za-z0-9]{20,}/g,
  /\br8_[A-Za-z0-9]{20,}/g,
  /\bdop_v1_[a-f0-9]{30,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /\b(?:AC|SK)[a-f0-9]{32}\b/g,
  /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,}/g,
  /\bsq0[a-z]{3}-[\w-]{20,}/g,
  /\blin_api_\w{20,}/g,
  /\bntn_\w{20,}|\bsecret_[A-Za-z0-9]{30,}/g,
  /\bdapi[a-f0-9]{30,}/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{40,}/g,
  /\b\d{8,10}:AA[\w-]{30,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  // Addresses that are keys themselves.
  /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/(?<secret>[\w/]+)/g,
  /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d+\/[\w-]+)/g,
  /[?&](?:sig|signature|token|key|apikey|api_key|access_token|code)=(?<secret>[\w%.~+/-]{8,})/gi,
  // A password in an address, which may hold an at sign itself; and on the line of a program that takes one.
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"']*:(?<secret>[^\s/"']+)@/gi,
  /(?:^|\s)(?:-u|--user)[ =]["']?[^\s:"']+:(?<secret>[^\s"']+)/g,
  // The same of programs whose short option means something else elsewhere.
  /\b(?:docker|podman|helm|az|oras) (?:registry )?login\b[^\n]{0,200}?\s-p[ =]?["']?(?<secret>[^\s"']{3,})/g,
  /\b(?:sshpass|mysql(?:dump|admin)?)\b[^\n]{0,200}?\s-p ?["']?(?<secret>[^\s"']{3,})/g,
  /_auth=["']?(?<secret>[\w+/=]{8,})/g,
  // Files of logins: of the network, and of a database.
  /(?<![^\s"'])[\w.*-]+:\d{2,5}:[\w*-]+:[\w*-]+:(?<secret>[^\s:"']{3,})(?=[\s"'\\]|$)/g,
  /\b(?:login|account)\s+\S+\s+password\s+(?<secret>\S{3,})/gi,
  // Headers.
  /\b(?:Bearer|Basic|Token)\s+(?<secret>[\w.~+/=-]{12,})/gi,
  /\b(?:x-api-key|api-key|authorization|cookie|set-cookie)["']?\s*[:=]\s*["']?(?<secret>(?!(?:Bearer|Basic|Token)\b)[^\s"',;]{8,})/gi,
  // Values of a telling name: quoted, also in JSON inside of JSON, or assigned in the manner of a shell.
  new RegExp(
    `${telling()}${String.raw`[\w.-]*\\*["']?\s*(?::|=>?|:=)\s*\\*(["'])(?<secret>(?:(?!\1)[^\\\n]){4,}?)\\*\1`}`,
    'gi',
  ),
  new RegExp(`${telling()}${String.raw`[\w.-]*\s*[=:]\s*(?<secret>(?=[^\s"'\\,;)]{0,200}\d)[^\s"'\\,;)(]{8,})`}`, 'gi'),
  /\b[A-Z][A-Z0-9]*_(?:PASSWORD|PASSWD|PWD|PASS|SECRET|TOKEN|KEY|CREDENTIALS?)=(?<secret>[^\s"'\\]{4,})/g,
  /(?:^|\s)(?:--?(?:password|passwd|token|api-key|secret))[= ](?<secret>[^\s"'-][^\s"']{3,})/gi,
  /AccountKey=(?<secret>[\w+/=]{20,})/g,
]

function telling(): string {
  return '(?:passw(?:or)?d|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|client[_-]?secret|private[_-]?key|credential)'
}

/** A long run of mixed letters and digits that no pattern names. Commits and other hexadecimal numbers are none. */
const LONG_RUN = /(?<![\w/+-])[A-Za-z0-9_+=-]{32,}(?![\w/])/g

/** Bits a character, above which a run of 32 or more is taken for a key; English words joined stay below. */
const LEAST_ENTROPY = 4.1

export function* longRuns(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const match of text.matchAll(LONG_RUN)) {
    const run = match[0]
    const isMixed = /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run)
    if (isMixed && entropy(run) > LEAST_ENTROPY) yield { start: match.index, end: match.index + run.length }
  }
}

function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1)
  let bits = 0
  for (const n of counts.values()) bits -= (n / text.length) * Math.log2(n / text.length)
  return bits
}
