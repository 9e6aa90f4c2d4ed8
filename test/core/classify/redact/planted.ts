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
  plant(
    'a signed token on its own',
    `eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhIn0.${letters}`,
    (s) => `got ${s} back`,
  ),
  plant(
    'a signed token in a link',
    `eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjQyfQ.${letters}`,
    (s) => `https://x.example/cb#id_token=${s}`,
  ),
  plant(
    'a signed token in a cookie',
    `eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOjd9.${letters}`,
    (s) => `Cookie: theme=dark; session=${s}`,
  ),
  plant(
    'a PGP key',
    pem,
    (s) => `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n${s}\n-----END PGP PRIVATE KEY BLOCK-----`,
  ),
  plant('an EC key', pem, (s) => `-----BEGIN EC PRIVATE KEY-----\r\n${s}\r\n-----END EC PRIVATE KEY-----`),
  plant(
    'an encrypted key',
    pem,
    (s) => `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${s}\n-----END ENCRYPTED PRIVATE KEY-----`,
  ),
  plant('a key of a service account', pem, (s) =>
    JSON.stringify({
      type: 'service_account',
      private_key: `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----\n`,
    }),
  ),
  plant('the key id of a service account', hex, (s) => JSON.stringify({ private_key_id: s })),
  plant('a putty key', pem, (s) => `PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 1\n${s}\nPrivate-MAC: x`),
  plant(
    'a document database',
    'c0rrect-horse',
    (s) => `mongodb+srv://app:${s}@cluster0.example.net/app?retryWrites=true`,
  ),
  plant('a cache without a user', 'r3dis-pass-word', (s) => `REDIS_URL=redis://:${s}@cache.example:6379/0`),
  plant('a queue', 'gu3st%2Fpass', (s) => `amqps://user:${s}@mq.example/vhost`),
  plant('a password with an at sign', 'p@ss-w0rd@2', (s) => `mysql://root:${s}@localhost:3306/x`),
  plant('a database by its driver', 'jdbc-S3cret', (s) => `jdbc:postgresql://db.example/app?user=app&password=${s}`),
  plant(
    'a database of another kind',
    'Sq1-Server!x',
    (s) => `Server=tcp:db.example;Database=app;User Id=sa;Password=${s};Encrypt=True`,
  ),
  plant('the same, shortened', 'Sq1-Pwd-x9', (s) => `Server=db;Uid=sa;Pwd=${s};`),
  plant('a session of a cloud', `IQoJb3JpZ2luX2VjE${letters}/${letters}+${letters}==`, (s) => `aws_session_token=${s}`),
  plant('a temporary cloud key id', 'ASIAIOSFODNN7EXAMPLE', (s) => `"AccessKeyId": "${s}"`),
  plant('a cloud secret in JSON', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', (s) =>
    JSON.stringify({ SecretAccessKey: s }),
  ),
  plant(
    'a cloud secret exported',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    (s) => `export AWS_SECRET_ACCESS_KEY="${s}"`,
  ),
  plant('an access token of a cloud', `ya29.a0AfH6SM${letters}`, (s) => `access_token: ${s}`),
  plant('a refresh token of a cloud', `1//0g${letters}${letters}`, (s) => `"refresh_token": "${s}"`),
  plant('a client of a cloud', `GOCSPX-${letters.slice(0, 28)}`, (s) => `client secret ${s}`),
  plant('an application of another cloud', `abc8Q~${letters.slice(0, 30)}xyz`, (s) => `AZURE_CLIENT_SECRET=${s}`),
  plant('the same without a name', `Xy78Q~${letters}_.`, (s) => `az login --service-principal -u a -p ${s} --tenant t`),
  plant(
    'a shared access signature',
    'aB3%2FcD5eF7gH9iJ1kL3mN5oP7qR9sT1uV3wX5yZ7%3D',
    (s) => `https://a.blob.example/c/b?sv=2023&sig=${s}`,
  ),
  plant(
    'a shared access key',
    `${letters}${letters}AB=`,
    (s) => `Endpoint=sb://a.example/;SharedAccessKeyName=k;SharedAccessKey=${s}`,
  ),
  plant('a token of an app of a code host', `ghs_${letters}`, (s) => `Authorization: token ${s}`),
  plant('a token of a user of one', `gho_${letters}`, (s) => `oauth_token: ${s}`),
  plant('a refresh token of one', `ghr_${letters}${letters}`, (s) => `refresh ${s}`),
  plant('a chat token of a person', `xoxp-123456789012-123456789012-${letters}`, (s) => `token=${s}&channel=x`),
  plant('a chat token of an app', `xapp-1-A01234567-123456789012-${hex}`, (s) => `SLACK_APP_TOKEN: ${s}`),
  plant('a chat cookie', `xoxd-${letters}%2F${letters}`, (s) => `d=${s}`),
  plant('a login in a file of logins', 'n3trc-pass', (s) => `machine api.example login ada password ${s}`),
  plant('a login of a shell', 'curl-S3cret', (s) => `curl -u admin:${s} https://x.example`),
  plant('a user name in a path', 'alovelace', (s) => `/home/${s}/work/report.md`),
  plant('a user name on another system', 'grace.hopper', (s) => `open /Users/${s}/Desktop/a.csv`),
  plant('a user name with backslashes', 'JoanC', (s) => `C:\\Users\\${s}\\source\\app.cs`),
  plant('a user name in escaped JSON', 'maryj', (s) => JSON.stringify({ cwd: `C:\\Users\\${s}\\x` })),
  plant('a user name in an encoded folder', 'khopper', (s) => `.claude/projects/-Users-${s}-work-app`),
  plant('a user name outside its path', 'dknuth', (s) => `/home/${s}/tex was made by ${s}; ask ${s.toUpperCase()}`),
  plant('a user name under WSL', 'awilson', (s) => `ls /mnt/c/Users/${s}/Documents`),
  plant('a user name in a file link', 'bliskov', (s) => `file:///C:/Users/${s}/notes.html`),
  plant('a user name on a share', 'fallen', (s) => `\\\\server\\Users\\${s}\\plan.docx`),
  plant('a user name with a space', 'Ada Lovelace', (s) => `"C:\\Users\\${s}\\Desktop\\a.txt"`),
  plant('a user name in an old folder', 'KThompson', (s) => `C:\\Documents and Settings\\${s}\\My Documents`),
  plant('a user name in an encoded link', 'dritchie', (s) => `vscode://file/%2FUsers%2F${s}%2Fapp%2Fmain.ts`),
  plant('a user name of a mounted disk', 'ahamilton', (s) => `/System/Volumes/Data/Users/${s}/Library/x`),
  plant('a user name on a listing', 'slovelace', (s) => `cd /home/${s}\ndrwxr-xr-x 2 ${s} staff 64 May 1 10:00 work`),
  plant('a user name with a space on another system', 'Ada Lovelace', (s) => `cd "/Users/${s}/Desktop/report"`),
  plant('a user name with an escaped space', 'Ada\\ Lovelace', (s) => `ls /Users/${s}/work`),
  plant('a user name with a space at home', 'Grace Hopper', (s) => `'/home/${s}/a b.txt' is not there`),
  plant('a user name with a space and slashes', 'Joan Clarke', (s) => `C:/Users/${s}/source/app.cs`),
  plant('a user name with a space in escaped JSON', 'Mary Jackson', (s) =>
    JSON.stringify(JSON.stringify({ cwd: `C:\\Users\\${s}\\x` })),
  ),
  plant('a user name with an encoded space', 'Ada%20Lovelace', (s) => `file:///C:/Users/${s}/notes.html`),
  plant('a user name with three parts', 'Maria de Souza', (s) => `C:\\Users\\${s}\\AppData\\Local\\Temp\\x`),
  plant('a user name of other letters', 'Jürgen Müller', (s) => `C:\\Users\\${s}\\Desktop\\a.txt`),
  plant('a user name of no case', '山田太郎', (s) => `open /Users/${s}/書類/a.md`),
  plant('a user name of a long path', 'kjohnson', (s) => `\\\\?\\C:\\Users\\${s}\\app`),
  plant('a user name of the environment', 'mwilkes', (s) => `HOME=/root\nUSER=${s}\nSHELL=/bin/zsh`),
  plant('a user name at a prompt', 'tkilburn', (s) => `${s}@build-3:~/app$ ls`),
  plant('an address in a link to write to', 'ada.b@example.org', (s) => `<a href="mailto:${s}?subject=x">`),
  plant('an address of letters of no case', '山田@例え.テスト', (s) => `連絡先 ${s}`),
  plant('an address with a sign', "o'hara@example.org", (s) => `from ${s} to you`),
  plant('an address in quotes', '"ada lovelace"@example.org', (s) => `to ${s}`),
  plant('an administrator of the Messages API', `sk-ant-admin01-${letters}-${letters}AA`, (s) => `ADMIN ${s}`),
  plant('a sign-in of the Messages API', `sk-ant-oat01-${letters}_${letters}`, (s) => `"accessToken":"${s}"`),
  plant(
    'a signed token in five parts',
    `eyJhbGciOiJSU0EtT0FFUCJ9.${letters}.48V1_ALb.5eym8TW_c8.XFBoMYUZod`,
    (s) => `id ${s}`,
  ),
  plant('a signed token without a key', `eyJhbGciOiJkaXIifQ..${letters}.5eym8TW_c8.XFBoMYUZod`, (s) => `jwe=${s}`),
  plant(
    'a private key in a here-document',
    pem,
    (s) => `cat > k <<EOF\n  -----BEGIN DSA PRIVATE KEY-----\n  ${s}\n  -----END DSA PRIVATE KEY-----\nEOF`,
  ),
  plant(
    'a token of a code host in a remote',
    `ghs_${letters}`,
    (s) => `https://x-access-token:${s}@github.com/a/b.git`,
  ),
  plant('a token of a user in a remote', `ghu_${letters}`, (s) => `url = https://${s}:x-oauth-basic@github.com/a/b`),
  plant('a registry in a file', 'c0ffee00-1111-4222-8333-444455556666', (s) => `//registry.npmjs.org/:_authToken=${s}`),
  plant('a registry by name and password', 'YWRhOmh1bnRlcjI0MmFkYQ==', (s) => `//registry.example/:_auth=${s}`),
  plant('a chat token of a browser', `xoxc-123456789012-123456789012-${hex}`, (s) => `t ${s}`),
  plant('a chat token that is renewed', `xoxe.xoxp-1-${letters}${letters}`, (s) => `t ${s}`),
  plant('a workflow of a chat', 'T0000/A0000/123456/aBcDeFgHiJkLmNoP', (s) => `https://hooks.slack.com/workflows/${s}`),
  plant('a password in an address without a user', 'only-P4ss', (s) => `https://:${s}@x.example/y`),
  plant('a password in an address, encoded', 'p%40ss%3Aw0rd', (s) => `ftp://ada:${s}@files.example`),
  plant('a login of a container', 'D0cker-pass', (s) => `docker login -u ada -p ${s} registry.example`),
  plant('a login of another machine', 'ssh-P4ss!', (s) => `sshpass -p '${s}' ssh ada@10.0.0.1`),
  plant('a login of a database', 'pgp4ss-x', (s) => `db.example:5432:app:ada:${s}`),
  plant(
    'an organisation of a cloud',
    'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst',
    (s) => `AZURE_DEVOPS_EXT_PAT=${s}`,
  ),
  plant(
    'a connection of a cloud',
    `${letters}${letters}AB==`,
    (s) => `HostName=h.example;SharedAccessKeyName=o;SharedAccessKey=${s}`,
  ),
  plant(
    'a secret of a cloud in a file',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    (s) => `[default]\naws_secret_access_key=${s}`,
  ),
  plant('a cookie of a session', 'sess-9f86d081884c7d65', (s) => `Set-Cookie: sid=${s}; HttpOnly`),
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
