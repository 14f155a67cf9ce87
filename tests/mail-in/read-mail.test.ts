import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeFileName } from '../../shared/mail-in/file-name.ts'
import { readMail } from '../../shared/mail-in/read-mail.ts'
import { makeMail } from '../given/make-mail.ts'

const FROM = 'supplier@force.example'
const CSV = 'indicator,area\n"Süd",1\n'
const csv = { filename: 'march.csv', contentType: 'text/csv', content: CSV }

async function kindsOf(raw: Uint8Array) {
  return (await readMail(raw))?.parts.map(({ kind, name }) => [kind, name])
}

describe('the parts of a mail', () => {
  test('are its files, byte for byte, each with its name', async () => {
    const binary = new Uint8Array(3000).map((_, i) => i % 256)
    const raw = await makeMail({
      from: FROM,
      subject: 'Zahlen für März',
      attachments: [csv, { filename: 'Rückgabe April.xlsx', content: binary }],
    })
    const read = (await readMail(raw))!
    expect(read.subject).toBe('Zahlen für März')
    expect(read.parts.map(({ kind, name }) => [kind, name])).toEqual([
      ['file', 'march.csv'],
      ['file', 'Rückgabe April.xlsx'],
    ])
    expect(new TextDecoder().decode(read.parts[0]!.content)).toBe(CSV)
    expect(read.parts[1]!.content).toEqual(binary)
  })

  test('that a program adds are known for what they are', async () => {
    const raw = await makeMail({
      from: FROM,
      attachments: [
        csv,
        { filename: 'image001.png', contentType: 'image/png', contentDisposition: 'inline', cid: 'logo', content: 'x' },
        { filename: 'logo.jpg', contentType: 'application/octet-stream', content: 'x' },
        { filename: 'smime.p7s', contentType: 'application/pkcs7-signature', content: 'x' },
        { filename: 'me.vcf', contentType: 'text/vcard', content: 'x' },
        { filename: 'invite.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' },
        { filename: 'winmail.dat', contentType: 'application/ms-tnef', content: 'x' },
        { filename: 'WINMAIL.DAT', contentType: 'application/octet-stream', content: 'x' },
        { filename: 'smime.p7m', contentType: 'application/pkcs7-mime', content: 'x' },
        { filename: 'old.msg', contentType: 'application/vnd.ms-outlook', content: 'x' },
      ],
    })
    expect((await kindsOf(raw))!.map(([kind]) => kind)).toEqual([
      'file',
      'picture',
      'picture',
      'signature',
      'signature',
      'calendar',
      'outlook',
      'outlook',
      'sealed',
      'forwarded',
    ])
  })

  test('of a mail that is forwarded whole are not those of the mail', async () => {
    const inner = await makeMail({ from: 'somebody@else.example', attachments: [{ ...csv, filename: 'old.csv' }] })
    for (const disposition of ['attachment', 'inline'] as const) {
      const raw = await makeMail({
        from: FROM,
        attachments: [
          { filename: 'Re.eml', contentType: 'message/rfc822', contentDisposition: disposition, content: inner },
        ],
      })
      expect(await kindsOf(raw)).toEqual([['forwarded', 'Re.eml']])
    }
  })

  test('that are text files shown within the mail are attached all the same', async () => {
    const raw = await makeMail({
      from: FROM,
      attachments: [
        { filename: 'comment.md', contentType: 'text/plain', contentDisposition: 'inline', content: '# Burglary\n' },
        { ...csv, contentDisposition: 'inline' },
      ],
    })
    expect(await kindsOf(raw)).toEqual([
      ['file', 'comment.md'],
      ['file', 'march.csv'],
    ])
  })

  test('are none where a mail is text alone', async () => {
    expect(await kindsOf(await makeMail({ from: FROM }))).toEqual([])
  })

  test('leave every header of the sender in its place, twice where it stands twice', async () => {
    const raw = new TextEncoder().encode('From: a@x.example\r\nFrom: b@x.example\r\nSubject: s\r\n\r\nx')
    expect((await readMail(raw))!.headers.map(({ name, value }) => [name, value])).toEqual([
      ['from', 'a@x.example'],
      ['from', 'b@x.example'],
      ['subject', 's'],
    ])
  })

  test('of a mail made to keep a parser busy are not looked for', async () => {
    const nested = Array.from(
      { length: 100 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('')
    expect(await readMail(new TextEncoder().encode(nested))).toBeNull()
    const long = `From: a@x.example\r\nX: ${'y'.repeat(600_000)}\r\n\r\nx`
    expect(await readMail(new TextEncoder().encode(long))).toBeNull()
  })

  test('can be asked for of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        const read = await readMail(bytes)
        expect(read === null || Array.isArray(read.parts)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the name of an attached file', () => {
  test.each([
    ['../../kept/evil.csv', 'evil.csv'],
    ['..\\..\\evil.csv', 'evil.csv'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\me\\march.csv', 'march.csv'],
    ['..', 'attachment-3'],
    ['.', 'attachment-3'],
    ['', 'attachment-3'],
    [null, 'attachment-3'],
    ['folder/', 'attachment-3'],
    ['march\u202Evsc.exe', 'marchvsc.exe'],
    ['march.csv\u0000.exe', 'march.csv.exe'],
    ['march\r\nX-Header: 1.csv', 'marchX-Header: 1.csv'],
    ['  a   b.csv ', 'a b.csv'],
  ])('%j becomes %s', (name, expected) => {
    expect(safeFileName(name, 3)).toBe(expected)
  })

  test('is short, keeps its ending, and is never a path, whatever it was', () => {
    expect(safeFileName(`${'x'.repeat(400)}.csv.gz`, 1)).toBe(`${'x'.repeat(113)}.csv.gz`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), name => {
        const safe = safeFileName(name, 1)
        expect(safe).not.toBe('')
        expect(Array.from(safe).length).toBeLessThanOrEqual(120)
        expect(safe).not.toMatch(/[/\\\p{Cc}]|^\.+$/u)
      }),
      { numRuns: 50 },
    )
  })
})
