import { resolveMx } from 'node:dns/promises'
import { DescribeActiveReceiptRuleSetCommand, SESClient } from '@aws-sdk/client-ses'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { FortnightFacts } from '../../shared/operations/fortnight/facts.ts'
import { readChannelAddress } from '../../shared/webhook/channel-address.ts'
import { ask } from './ask.ts'
import { readDomain } from './gather-account-facts.ts'
import { withClient } from './with-client.ts'

type OptionFacts = Pick<FortnightFacts, 'receivingDomain' | 'mailRecords' | 'receiptRules' | 'channel'>

/** What AWS and the DNS say of what the board's file asks for; nothing is asked about what it does not ask for. */
export async function gatherOptionFacts({ mail: { receiving }, webhook }: BoardFile): Promise<OptionFacts> {
  const domain = receiving?.domain
  const [receivingDomain, mailRecords, receiptRules, channel] = await Promise.all([
    domain === undefined ? null : ask(() => withClient(new SESv2Client({}), client => readDomain(client, domain))),
    domain === undefined ? [] : ask(() => readMailRecords(domain)),
    domain === undefined ? null : ask(() => withClient(new SESClient({}), readActiveRules)),
    webhook === undefined
      ? null
      : ask(() => withClient(new SSMClient({}), client => readChannel(client, webhook.parameter))),
  ])
  return { receivingDomain, mailRecords, receiptRules, channel }
}

async function readMailRecords(domain: string): Promise<string[]> {
  try {
    return (await resolveMx(domain)).map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ''))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}

async function readActiveRules(client: SESClient) {
  const { Metadata, Rules = [] } = await client.send(new DescribeActiveReceiptRuleSetCommand({}))
  if (Metadata?.Name === undefined) return null
  return {
    name: Metadata.Name,
    rules: Rules.map(({ Name = '', Enabled = false, Recipients = [] }) => ({
      name: Name,
      isEnabled: Enabled,
      recipients: Recipients,
    })),
  }
}

/** What kind of value the parameter has; the value itself is a secret and goes no further. */
async function readChannel(client: SSMClient, Name: string) {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name, WithDecryption: true }))
    return {
      isSecure: Parameter?.Type === 'SecureString',
      isHttps: readChannelAddress(Parameter?.Value?.trim() ?? '')?.protocol === 'https:',
    }
  } catch (error) {
    if (error instanceof ParameterNotFound) return null
    throw error
  }
}
