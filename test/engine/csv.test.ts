import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { storedRows } from './support/questions'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

const open = (content: string | Uint8Array<ArrayBuffer>, name = 'export.csv') =>
  engine.open([blobSource(name, new Blob([content]))], openOptions())

/** What of a file is not among the sessions. */
async function setAside(content: string | Uint8Array<ArrayBuffer>) {
  const { sessions, rowsRead, unreadable } = unwrap(await open(content))
  return { sessions, rowsRead, unreadable: unreadable.map(({ line, why }) => [line, why]) }
}

/** The notes of the sessions, in order. */
async function notes(content: string | Uint8Array<ArrayBuffer>, name?: string) {
  const rows = await storedRows(engine, unwrap(await open(content, name)))
  return rows.map(({ note }) => note)
}

describe('how the file is written', () => {
  it.each([[','], [';'], ['\t'], ['|']])('cells parted by %j, the others being letters', async (delimiter) => {
    const others = [',', ';', '\t', '|'].filter((each) => each !== delimiter).join('')
    const lines = ['session_id', 'note', 'more'].join(delimiter)
    expect(await notes(`${lines}\n${['s1', `a${others}b`, 'x'].join(delimiter)}\n`)).toEqual([`a${others}b`])
  })

  it('quotes hold delimiters, line ends and doubled quotes; a quote inside a bare cell is a letter', async () => {
    const text = 'session_id,note\ns1,"a,b"\ns2,"a\nb"\ns3,"a\r\nb"\ns4,"said ""no""\r\nand"\ns5,5" disk\ns6,"x"\n'
    expect(await notes(text)).toEqual(['a,b', 'a\nb', 'a\r\nb', 'said "no"\r\nand', '5" disk', 'x'])
  })

  it.each([['\n'], ['\r\n'], ['\r']])('rows that end in %j, the last one in nothing', async (end) => {
    expect(await notes(['session_id,note', 's1,a', 's2,b'].join(end))).toEqual(['a', 'b'])
  })

  it('rows of a spreadsheet: CRLF between them, LF inside their cells', async () => {
    expect(await notes('session_id,note\r\ns1,"a\nb"\r\ns2,c\r\n')).toEqual(['a\nb', 'c'])
  })

  it('rows that end now in one way and now in another, behind a stray quote', async () => {
    expect(await notes('session_id,note\ns1,5" disk\r\ns2,b\ns3,c\r\r\ns4,"d"\r\ns5,e')).toEqual([
      '5" disk',
      'b',
      'c',
      'd',
      'e',
    ])
  })

  it('a byte order mark is not part of the first name', async () => {
    expect(await notes('\uFEFF"session_id","note"\ns1,a\n')).toEqual(['a'])
  })

  it.each([
    ['utf16le', [0xff, 0xfe]],
    ['utf16be', [0xfe, 0xff]],
  ] as const)('%s, by its mark', async (encoding, mark) => {
    const bytes = Buffer.from('session_id,note\ns1,é😀\n', 'utf16le')
    if (encoding === 'utf16be') bytes.swap16()
    expect(await notes(new Uint8Array([...mark, ...bytes]))).toEqual(['é😀'])
    expect(await notes(new Uint8Array(gzipSync(Buffer.from([...mark, ...bytes]))))).toEqual(['é😀'])
  })

  it('Windows-1252 where it is not UTF-8, and says so', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('session_id,note\ns1,caf'), 0xe9, 0x20, 0x80, 0x0a])
    const table = unwrap(await open(bytes))
    expect((await storedRows(engine, table)).map(({ note }) => note)).toEqual(['café €'])
    expect(table.notices).toContainEqual({ code: 'not-utf-8', files: ['export.csv'] })
    expect(unwrap(await open('session_id,note\ns1,café €\n')).notices).not.toContainEqual(
      expect.objectContaining({ code: 'not-utf-8' }),
    )
  })

  it('the first accent of a file may come after megabytes of plain letters', async () => {
    const plain = `session_id,note\n${'s,x\n'.repeat(1_100_000)}`
    const latin = unwrap(await open(new Uint8Array([...Buffer.from(plain), ...Buffer.from('t,caf\xe9\n', 'latin1')])))
    expect((await storedRows(engine, latin)).at(-1)).toMatchObject({ note: 'café' })
    const utf8 = unwrap(await open(`${plain}t,café\n`))
    expect((await storedRows(engine, utf8)).at(-1)).toMatchObject({ note: 'café' })
    expect(utf8.notices).not.toContainEqual(expect.objectContaining({ code: 'not-utf-8' }))
  })

  it('gzip, by its first bytes', async () => {
    const packed = new Uint8Array(gzipSync('session_id,note\ns1,a\n'))
    expect(await notes(packed, 'export.csv.gz')).toEqual(['a'])
    expect(await notes(packed, 'export.csv')).toEqual(['a'])
  })

  it('gzip cut short is a damaged file', async () => {
    const packed = new Uint8Array(gzipSync(`session_id\n${'s1\n'.repeat(500)}`))
    expect(await open(packed.slice(0, packed.length - 12), 'a.csv.gz')).toMatchObject({
      failure: { code: 'file-unreadable', file: 'a.csv.gz' },
    })
  })

  it('a cell of several megabytes, over the pieces a file is read in', async () => {
    const text = `session_id,note\n"${'x\n'.repeat(5_000_000)}x",a\ns2,b\n`
    const [long, next] = await storedRows(engine, unwrap(await open(text)))
    expect(String(long!.session_id).length).toBe(10_000_001)
    expect(next).toEqual({ session_id: 's2', note: 'b' })
  })

  it('a column with texts longer than any label is free text', async () => {
    const table = unwrap(await open(`session_id,note\ns1,${'x'.repeat(10_001)}\ns2,b\n`))
    expect(table.columns.find(({ column }) => column === 'note')).toMatchObject({ kind: 'text' })
    expect(table.notices).toContainEqual({ code: 'values-too-long', column: 'note' })
  })
})

describe('rows that do not fit', () => {
  it('are counted and listed by the line of the file on which they begin', async () => {
    // Lines: 1 and 2 header, 3 to 4 s1, 5 s2, 6 s3, 7 and 8 blank, 9 s4, 10 s5.
    const text = 'session_id,"no\nte"\ns1,"a\nb"\ns2,x\ns3\n\n\ns4,a,b\ns5,z\n'
    const found = { sessions: 3, rowsRead: 5 }
    const unreadable = [
      [6, 'missing columns'],
      [9, 'too many columns'],
    ]
    expect(await setAside(text)).toEqual({ ...found, unreadable })
    expect(await setAside(text.replaceAll('\n', '\r\n'))).toEqual({ ...found, unreadable })
  })

  it('are only the line itself where a quote is never closed, and reading goes on behind it', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `s${i},x${i}`)
    rows[1_000] = 's1000,"x1000'
    const found = {
      sessions: 1_999,
      rowsRead: 2_000,
      unreadable: [[1_002, 'a quote on line 1002 is never closed']],
    }
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await setAside(['session_id,note', ...rows].join(end))).toEqual(found)
      expect(await setAside(`${['session_id,note', ...rows].join(end)}${end}`)).toEqual(found)
    }
    // Lines: 2 to 4 the row of the quote, which opens on 3; 5 s2.
    expect(await setAside('session_id,note,more\ns1,"a\nb","c\nd,e,f\ns2,x,y')).toEqual({
      sessions: 2,
      rowsRead: 3,
      unreadable: [[2, 'a quote on line 3 is never closed']],
    })
    expect(await setAside('session_id,note\ns1,a\ns2,"b')).toMatchObject({ sessions: 1, rowsRead: 2 })
    expect(await setAside('session_id\n"s1\ns2\n')).toMatchObject({ sessions: 1, rowsRead: 2 })
    expect(await setAside('session_id,note\n"s1,a\ns2,b')).toMatchObject({ sessions: 1, rowsRead: 2 })
  })

  it('keep the lines of later pieces right behind a quote that is never closed', async () => {
    const lines = Array.from({ length: 130_000 }, (_, i) => `s${i},${'x'.repeat(97 - String(i).length)}\n`)
    lines[90_000] = '"s90000,x\n'
    lines[125_000] = 's125000\n'
    const { sessions, unreadable } = unwrap(await open(`session_id,transcript\n${lines.join('')}`))
    expect(sessions).toBe(129_998)
    expect(unreadable.map(({ line }) => line)).toEqual([90_002, 125_002])
  })

  it('tell over which lines they go where a quote takes others for its own', async () => {
    // The quote of line 3 is closed by the one that opens on line 6.
    const table = unwrap(await open('session_id,note\ns1,a\ns2,"b\ns3,c\ns4,d\ns5,"e"\ns6,f\n'))
    expect(table.unreadable).toEqual([{ file: 'export.csv', line: 3, why: 'unquoted value, on 4 lines up to line 6' }])
    expect(table.notices).toContainEqual({ code: 'rows-set-aside', reason: 'line-unreadable', count: 1, lines: 4 })
  })

  it('are counted once, however many of their cells do not fit', async () => {
    expect(await setAside('session_id,a\ns1,1,2,3,4\ns2,b\n')).toMatchObject({ sessions: 1, rowsRead: 2 })
  })

  it('include text that stops being UTF-8 and quotes that go on after they end', async () => {
    const mixed = new Uint8Array([
      ...new TextEncoder().encode('session_id,note\ns1,é\ns2,caf'),
      0xe9,
      0x0a,
      0x73,
      0x2c,
      0x62,
    ])
    // A first chunk that is UTF-8 settles it; the chunks of a file are some megabytes.
    const padded = new Blob(['session_id,note\ns0,é\n', 's,x\n'.repeat(1_200_000), mixed.slice(16)])
    const opened = unwrap(await engine.open([blobSource('export.csv', padded)], openOptions()))
    expect(opened.unreadable.map(({ why }) => why)).toEqual(['invalid encoding'])
    const broken = 'session_id,note\ns1,a\ns2,"b"c\ns3,d\n'
    expect(await setAside(broken)).toEqual({ sessions: 2, rowsRead: 3, unreadable: [[3, 'unquoted value']] })
  })

  it('have their line of the file in later pieces too', async () => {
    // Lines of 100 letters with their ends, so that the bad one lies beyond the first piece of some 8 MB.
    const line = (i: number) => `s${i},${'x'.repeat(97 - String(i).length)}\n`
    const lines = Array.from({ length: 130_000 }, (_, i) => line(i))
    lines[125_000] = 's125000\n'
    const { sessions, rowsRead, unreadable } = unwrap(await open(`session_id,transcript\n${lines.join('')}`))
    expect({ sessions, rowsRead }).toEqual({ sessions: 129_999, rowsRead: 130_000 })
    expect(unreadable).toEqual([{ file: 'export.csv', line: 125_002, why: 'missing columns' }])
  })
})

describe('files with little in them', () => {
  it('an empty file, blank bytes and a header alone are three failures', async () => {
    expect(await open('')).toEqual({ ok: false, failure: { code: 'file-empty', file: 'export.csv' } })
    expect(await open('\uFEFF\n')).toMatchObject({ failure: { code: 'file-unreadable', file: 'export.csv' } })
    const header = { code: 'no-sessions', file: 'export.csv', setAside: 0 }
    expect(await open('session_id,note\n')).toEqual({ ok: false, failure: header })
    expect(await open('session_id,note')).toEqual({ ok: false, failure: header })
  })

  it('rows without any session are set aside, all of them', async () => {
    expect(await open('session_id,note\n,a\n,b\nc\n')).toEqual({
      ok: false,
      failure: { code: 'no-sessions', file: 'export.csv', setAside: 3 },
    })
  })

  it('without a session_id it says which columns there are', async () => {
    expect(await open('nr,note\n1,a\n')).toEqual({
      ok: false,
      failure: { code: 'no-session-id', file: 'export.csv', columns: ['nr', 'note'] },
    })
  })

  it('one column, its blank lines being rows without a session', async () => {
    expect(await setAside('session_id\ns1\n\ns2\n')).toEqual({ sessions: 2, rowsRead: 3, unreadable: [] })
  })
})

describe('names of columns', () => {
  it('stay apart where the file repeats them, and one is made for none', async () => {
    const table = unwrap(await open('Session ID,session_id,note,NOTE,,a""b\ns1,1,2,3,4,5\n'))
    expect(table.columns.map(({ column }) => column)).toEqual([
      'session_id',
      'session_id_2',
      'note',
      'NOTE_2',
      'column 5',
      'a""b',
    ])
    expect(await storedRows(engine, table)).toEqual([
      { session_id: 's1', session_id_2: '1', note: 2, NOTE_2: 3, 'column 5': 4, 'a""b': 5 },
    ])
  })

  it.each([
    ['it\'s "quoted"'],
    ['😀 smile'],
    ['SELECT'],
    ['"; DROP TABLE x; --'],
    ['two\nlines'],
    ['a;b|c'],
    ['rowid'],
    ['key_0'],
    ['s'],
  ])('%j names a column', async (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    const table = unwrap(await open(`session_id,${quoted}\ns1,x\ns1,y\ns2,x\n`))
    expect(table.columns[1]).toMatchObject({ source: name, kind: 'category', distinct: 1, labels: ['x', 'y'] })
    const rows = await storedRows(engine, table)
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['s1', 'x'],
      ['s2', 'x'],
    ])
  })
})

describe('what columns outside the schema hold', () => {
  it('is told by their first values, and a later value that is none is counted', async () => {
    // The first piece is some 8 MB.
    const early = Array.from({ length: 9_000 }, (_, i) => `s${i},${i},${i % 2 === 0},${'x'.repeat(900)}\n`).join('')
    const late = 't1,many,true,x\nt2,7.5,maybe,x\n'
    const table = unwrap(await open(`session_id,builds,is_new,transcript\n${early}${late}`))
    const kinds = table.columns.map(({ column, kind }) => [column, kind])
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['builds', 'number'],
        ['is_new', 'flag'],
      ]),
    )
    const rows = await storedRows(engine, table)
    expect(rows.slice(-2)).toEqual([
      expect.objectContaining({ builds: null, is_new: true }),
      expect.objectContaining({ builds: 7.5, is_new: null }),
    ])
    expect(table.notices).toEqual(
      expect.arrayContaining([
        { code: 'values-unreadable', column: 'builds', count: 1, examples: ['many'] },
        { code: 'values-unreadable', column: 'is_new', count: 1, examples: ['maybe'] },
      ]),
    )
  })
})
