import { resolveTxt } from 'node:dns/promises'
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2'
import { addressKey } from '../../shared/config/address.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { FortnightFacts } from '../../shared/operations/fortnight/facts.ts'
import { ask } from './ask.ts'
import { readCallerIdentity } from './caller.ts'
import { withClient } from './with-client.ts'

type AccountFacts = Pick<FortnightFacts, 'caller' | 'domain' | 'dmarc' | 'sending'>

/** What the account, SES and the DNS say, by calls that only read. */
export async function gatherAccountFacts({ mail, roles }: BoardFile): Promise<AccountFacts> {
  const [caller, domain, dmarc, sending] = await Promise.all([
    ask(readCallerIdentity),
    ask(() => withClient(new SESv2Client({}), client => readDomain(client, mail.domain))),
    ask(() => readDmarc(mail.domain)),
    ask(() =>
      withClient(new SESv2Client({}), client =>
        readSending(
          client,
          roles.map(({ email }) => email),
        ),
      ),
    ),
  ])
  return { caller, domain, dmarc, sending }
}

/** What SES knows of a domain; null where it knows none of that name. */
export async function readDomain(client: SESv2Client, domain: string) {
  const identity = await findIdentity(client, domain)
  if (identity === null) return null
  const { Status = 'NOT_STARTED', Tokens = [] } = identity.DkimAttributes ?? {}
  return {
    isVerified: identity.VerifiedForSendingStatus ?? false,
    dkim: Status,
    records: Tokens.map(token => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`),
  }
}

async function findIdentity(client: SESv2Client, EmailIdentity: string) {
  try {
    return await client.send(new GetEmailIdentityCommand({ EmailIdentity }))
  } catch (error) {
    if (error instanceof NotFoundException) return null
    throw error
  }
}

async function readSending(client: SESv2Client, addresses: readonly string[]) {
  const { ProductionAccessEnabled = false, SendingEnabled = false } = await client.send(new GetAccountCommand({}))
  const unverified: string[] = []
  if (!ProductionAccessEnabled) {
    const each = [...new Map(addresses.map(address => [addressKey(address), address])).values()]
    for (const address of each) if (!(await isVerified(client, address))) unverified.push(address)
  }
  return { isInSandbox: !ProductionAccessEnabled, isEnabled: SendingEnabled, unverified }
}

/** An address is verified by itself or with its whole domain. */
async function isVerified(client: SESv2Client, address: string): Promise<boolean> {
  for (const identity of [address, address.split('@').at(-1)!])
    if ((await findIdentity(client, identity))?.VerifiedForSendingStatus === true) return true
  return false
}

/** DMARC records of the domain, or of the nearest domain above that has one: that one holds for those below it. */
async function readDmarc(domain: string): Promise<string[]> {
  const labels = domain.split('.')
  for (let i = 0; i <= labels.length - 2; i++) {
    const records = await readTexts(`_dmarc.${labels.slice(i).join('.')}`)
    if (records.some(record => record.startsWith('v=DMARC1'))) return records
  }
  return []
}

async function readTexts(name: string): Promise<string[]> {
  try {
    return (await resolveTxt(name)).map(parts => parts.join(''))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}
