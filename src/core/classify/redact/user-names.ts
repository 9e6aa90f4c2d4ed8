/** Where the name of a person stands: after folders of people, also as the client encodes a path in the name of a folder. */
const HOMES: readonly RegExp[] = [
  /(?:^|[^\w])(?:home|Users|Documents and Settings)[\\/]+(?<name>[^\\/\s"'<>|:*?,;)\]}`]+)/g,
  // With spaces, where a folder of theirs follows: plain, escaped or encoded.
  /(?:home|Users|Documents and Settings)[\\/]+(?<name>[\p{L}\p{N}._-]+(?:(?:\\? |%20)[\p{L}\p{N}._-]+){1,3})[\\/]/gu,
  /%2F(?:home|Users)%2F(?<name>[^\s"'&?#%]+)/gi,
  /-(?:home|Users)-(?<name>[A-Za-z0-9]+)-/g,
  /\/mnt\/[a-z]\/Users\/+(?<name>[^\\/\s"'<>|:*?,;)\]}`]+)/g,
  // In the environment, and at the prompt of a shell.
  /\b(?:USER|LOGNAME|USERNAME)=["']?(?<name>[\p{L}\p{N}._-]+)/gu,
  /(?<![^\s"'])(?<name>[a-z_][\w.-]{1,31})@[\w.-]+:[~/][^\n]{0,200}?[$#%]/g,
]

/** Accounts of machines, not of people. */
const NO_PERSON: ReadonlySet<string> = new Set(
  'root user users admin administrator public shared default ubuntu debian ec2-user centos vagrant runner node app dev vscode codespace jovyan coder build builder ci test www-data git docker linuxbrew'.split(
    ' ',
  ),
)

/** Names of people in the paths of texts, as written there. */
export function userNamesIn(texts: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const text of texts) {
    for (const home of HOMES) {
      for (const { groups } of text.matchAll(home)) {
        const name = groups?.name?.replace(/\.+$/, '') ?? ''
        if (name.length > 1 && !NO_PERSON.has(name.toLowerCase()) && !/^[.$%{~<[]/.test(name)) names.add(name)
      }
    }
  }
  return names
}
