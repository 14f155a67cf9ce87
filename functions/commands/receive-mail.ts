import { existsSync, readFileSync } from 'node:fs'
import type { HandedOver } from '../../infra/local/reception-server.ts'
import { readMail } from '../../shared/mail-in/read-mail.ts'
import { senderOf, soleAddress } from '../../shared/mail-in/sender-address.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

const CHECKS = ['spf', 'dkim', 'dmarc', 'virus'] as const

/** Hands a mail to the board that `npm start` runs, as if it had arrived. */
export const receiveMail = defineCommand({
  name: 'receive-mail',
  summary:
    'Hands a mail to the board that npm start runs on this machine, as if it had arrived at its address for files.',
  arguments: [{ name: 'FILE', summary: 'the mail, as a mail program saves it (.eml)' }],
  options: {
    recipient: {
      value: 'ADDRESS',
      summary: 'the address that it came to; the one in its To header unless it is given',
    },
    fail: {
      value: 'CHECKS',
      summary: `checks that it does not pass, of ${CHECKS.join(', ')}, with commas between; on this machine nobody checks, and all pass unless it is given`,
    },
    server: {
      value: 'URL',
      summary: 'where npm start takes mail, as it prints it',
      isRequired: true,
      environment: 'BOARDPACK_MAIL_IN',
    },
  },
  example: 'receive-mail reply.eml --server http://127.0.0.1:4183/ --fail dmarc',
  exits: { 0: 'handed over', 3: 'the board receives no mail at that address' },
  run: async ({ words: [file], values: { recipient, fail, server } }) => {
    const mail = await readGivenMail(file!, recipient, fail)
    const response = await fetch(server, { method: 'POST', body: JSON.stringify(mail) }).catch(() => null)
    if (response === null) throw new InvalidArgumentsError(`nothing answers at ${server}; is npm start running?`)
    if (response.status === 404) {
      process.stderr.write(`receive-mail: the board receives no mail at ${mail.recipients.join(', ')}\n`)
      return 3
    }
    if (!response.ok) throw new Error(`${server} answered ${response.status}`)
    return `Handed over to ${mail.recipients.join(', ')}. Receipts and answers are in the inbox within moments; a mail that is passed over has none.`
  },
})

async function readGivenMail(file: string, given: string | undefined, fail = ''): Promise<HandedOver> {
  if (!existsSync(file)) throw new InvalidArgumentsError(`there is no file ${file}`)
  const raw = readFileSync(file)
  const read = await readMail(raw)
  if (read === null) throw new InvalidArgumentsError(`${file} cannot be read as a mail`)
  const header = read.headers.find(({ name }) => name === 'to')?.value ?? ''
  const recipient = given ?? soleAddress(header)
  if (recipient === null) throw new InvalidArgumentsError(`${file} is not to one address; name it with --recipient`)
  return {
    raw: raw.toString('base64'),
    recipients: [recipient],
    envelopeFrom: senderOf(read.headers) ?? 'unknown@sender.example',
    fail: fail.split(',').flatMap(text => (text.trim() === '' ? [] : [readCheck(text.trim())])),
  }
}

function readCheck(text: string): (typeof CHECKS)[number] {
  const check = CHECKS.find(one => one === text.toLowerCase())
  if (check === undefined) throw new InvalidArgumentsError(`--fail has "${text}"; allowed: ${CHECKS.join(', ')}`)
  return check
}
