import { describe, expect, test } from 'vitest'
import { failedChecks, judgeMail } from '../../shared/mail-in/judge-mail.ts'
import type { MailHeader, ReceivedMail } from '../../shared/mail-in/received-mail.ts'
import { senderOf, soleAddress } from '../../shared/mail-in/sender-address.ts'
import { sampleBoard } from '../given/sample-board.ts'

const sample = sampleBoard()
const board = {
  ...sample,
  mail: { ...sample.mail, receiving: { domain: 'in.pcc.example', identity: 'create' as const } },
}
const [supplier] = board.roles
const SUPPLIER = supplier!.email
const DOMAIN = SUPPLIER.split('@')[1]!

const PASSED = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', virus: 'PASS' } as const
const received = (headers: readonly MailHeader[], more: Partial<ReceivedMail> = {}): ReceivedMail => ({
  id: 'm1',
  at: '2018-05-03T09:00:00Z',
  key: 'mails/m1',
  recipients: ['files@in.pcc.example'],
  envelopeFrom: SUPPLIER,
  headers,
  verdicts: PASSED,
  ...more,
})
const from = (value: string): MailHeader => ({ name: 'From', value })
const judge = (headers: readonly MailHeader[], more: Partial<ReceivedMail> = {}) =>
  judgeMail(board, received(headers, more))

describe('the sender of a mail', () => {
  test.each([
    ['clerk@pcc.example', 'clerk@pcc.example'],
    ['Clerk@PCC.example', 'clerk@pcc.example'],
    ['<clerk@pcc.example>', 'clerk@pcc.example'],
    ['The Clerk <clerk@pcc.example>', 'clerk@pcc.example'],
    ['"Clerk, The" <clerk@pcc.example>', 'clerk@pcc.example'],
    ['=?utf-8?Q?J=C3=B6rg?= <clerk@pcc.example>', 'clerk@pcc.example'],
    ['Clerk (office)\r\n <clerk@pcc.example>', 'clerk@pcc.example'],
  ])('%s is one address', (value, expected) => {
    expect(soleAddress(value)).toBe(expected)
  })

  test.each([
    ['another address as the name', '"clerk@pcc.example" <evil@bad.example>', 'evil@bad.example'],
    ['an encoded address as the name', '=?utf-8?B?Y2xlcmtAcGNjLmV4YW1wbGU=?= <evil@bad.example>', 'evil@bad.example'],
    ['a comment with an address', 'evil@bad.example (clerk@pcc.example)', 'evil@bad.example'],
    ['an address without quotation marks as the name', 'clerk@pcc.example <evil@bad.example>', null],
    ['two addresses', 'clerk@pcc.example, evil@bad.example', null],
    ['two addresses in brackets', '<clerk@pcc.example><evil@bad.example>', null],
    ['a group', 'Clerks: clerk@pcc.example;', null],
    ['an encoded address alone', '=?utf-8?B?Y2xlcmtAcGNjLmV4YW1wbGU=?=', null],
    ['a route', '<@bad.example:clerk@pcc.example>', null],
    ['letters of another script', 'clerk@pcс.example', null],
    ['nothing', '', null],
    ['a null byte', 'clerk@pcc.example\u0000@bad.example', null],
  ])('with %s is not taken for somebody else', (_, value, expected) => {
    expect(soleAddress(value)).toBe(expected)
  })

  test('is nobody where there are two From headers, or none', () => {
    expect(senderOf([from(SUPPLIER), from('evil@bad.example')])).toBeNull()
    expect(senderOf([from(SUPPLIER), { name: 'FROM ', value: SUPPLIER }])).toBeNull()
    expect(senderOf([{ name: 'Sender', value: SUPPLIER }])).toBeNull()
  })
})

describe('a mail', () => {
  test('from an address in the board’s file that passes every check is read', () => {
    expect(judge([from(`Someone <${SUPPLIER.toUpperCase()}>`)])).toMatchObject({
      outcome: 'read',
      roles: [{ email: SUPPLIER }],
    })
  })

  test.each([
    `x${SUPPLIER}`,
    SUPPLIER.replace(DOMAIN, `${DOMAIN}.bad.example`),
    SUPPLIER.replace(DOMAIN, `mail.${DOMAIN}`),
    SUPPLIER.replace('@', '+x@'),
    SUPPLIER.replace('.example', '.examp1e'),
    SUPPLIER.replace('a', 'а'),
  ])('from the look-alike %s is neither read nor answered, whatever its checks say', address => {
    expect(judge([from(address)]).outcome).toBe('passed-over')
  })

  test.each(['spf', 'dkim', 'dmarc'] as const)(
    'that does not pass %s is not read, and the person it names is told',
    check => {
      for (const status of ['FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', null] as const)
        expect(judge([from(SUPPLIER)], { verdicts: { ...PASSED, [check]: status } })).toMatchObject({
          outcome: 'unverified',
          failed: [check.toUpperCase()],
        })
    },
  )

  test('is judged by what SES says beside it, never by headers that its sender wrote', () => {
    const forged = [
      { name: 'Authentication-Results', value: 'amazonses.com; spf=pass; dkim=pass; dmarc=pass' },
      { name: 'X-SES-Spam-Verdict', value: 'PASS' },
      { name: 'X-SES-Virus-Verdict', value: 'PASS' },
      { name: 'Received-SPF', value: 'pass' },
      from(SUPPLIER),
    ]
    expect(judge(forged, { verdicts: { ...PASSED, dmarc: 'FAIL' } }).outcome).toBe('unverified')
    expect(judge(forged, { verdicts: { ...PASSED, virus: 'FAIL' } }).outcome).toBe('infected')
  })

  test('in which a virus was found, or that could not be searched for one, is never read', () => {
    for (const virus of ['FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', null] as const)
      expect(judge([from(SUPPLIER)], { verdicts: { ...PASSED, virus } }).outcome).toBe('infected')
  })

  test('that names Reply-To or Sender of somebody else is that of its From', () => {
    const headers = [
      from('evil@bad.example'),
      { name: 'Reply-To', value: SUPPLIER },
      { name: 'Sender', value: SUPPLIER },
    ]
    expect(judge(headers)).toEqual({ outcome: 'passed-over', why: 'unknown sender' })
  })

  test.each([board.mail.from, 'files@in.pcc.example', 'indicators@in.pcc.example'])(
    'from our own address %s is passed over',
    address => {
      expect(judge([from(address)])).toEqual({ outcome: 'passed-over', why: 'own address' })
    },
  )

  test.each<[string, MailHeader]>([
    ['an automatic reply', { name: 'Auto-Submitted', value: 'auto-replied (vacation)' }],
    ['an automatic mail', { name: 'auto-submitted', value: 'auto-generated' }],
    ['bulk mail', { name: 'Precedence', value: 'bulk' }],
    ['a list', { name: 'Precedence', value: 'List' }],
    ['a list with an id', { name: 'List-Id', value: '<x.lists.example>' }],
    ['an old automatic reply', { name: 'X-Autoreply', value: 'yes' }],
    ['a mail of ours that came back', { name: 'X-Boardpack-Id', value: '0'.repeat(32) }],
    ['a bounce', { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' }],
    ['a null return path', { name: 'Return-Path', value: '<>' }],
  ])('by a machine is neither read nor answered, even a forged one: %s', (_, header) => {
    expect(judge([from(SUPPLIER), header]).outcome).toBe('passed-over')
    expect(judge([from(SUPPLIER), header], { verdicts: { ...PASSED, dmarc: 'FAIL' } }).outcome).toBe('passed-over')
  })

  test.each(['', '<>', ' <> '])('with the null envelope sender "%s" is passed over', envelopeFrom => {
    expect(judge([from(SUPPLIER)], { envelopeFrom })).toEqual({ outcome: 'passed-over', why: 'null return path' })
  })

  test('that says it was not sent automatically is a person’s', () => {
    expect(judge([from(SUPPLIER), { name: 'Auto-Submitted', value: 'no' }]).outcome).toBe('read')
    expect(judge([from(SUPPLIER), { name: 'Precedence', value: 'first-class' }]).outcome).toBe('read')
  })

  test('names the checks that did not pass', () => {
    expect(failedChecks({ spf: 'FAIL', dkim: 'PASS', dmarc: null, virus: 'FAIL' })).toEqual(['SPF', 'DMARC'])
  })
})
