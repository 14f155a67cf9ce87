import type { Stack } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns'
import { isSameAddress } from '../../shared/config/address.ts'
import { rolesOnList } from '../../shared/config/roles-on-list.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { type FortnightFacts, isUnknown, type Known } from '../../shared/operations/fortnight/facts.ts'
import { stackName } from '../../shared/operations/stack-name.ts'
import { STACK_OUTPUTS, type StackOutput } from '../../shared/operations/stack-outputs.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable, type Table } from '../../shared/store/table.ts'
import { ask } from './ask.ts'
import { findStack, outputOf } from './find-stack.ts'
import { withClient } from './with-client.ts'

type StackFacts = Pick<FortnightFacts, 'bootstrap' | 'stack' | 'subscriptions' | 'drops' | 'mails' | 'runs'>

/** What the board's stack says of itself, and what its table holds; nothing where there is no stack yet. */
export async function gatherStackFacts(file: BoardFile): Promise<StackFacts> {
  const [bootstrap, stack] = await Promise.all([
    ask(async () => outputOf(await findStack('CDKToolkit'), 'BootstrapVersion')),
    ask(() => findStack(stackName(file.board.id))),
  ])
  const read = <T>(output: StackOutput, work: (value: string) => Promise<readonly T[]>) =>
    readFromStack(stack, output, work)
  const readTable = <T>(work: (table: Table) => Promise<readonly T[]>) =>
    read('table', name => withClient(new DynamoDBClient({}), client => work(openTable(client, name))))
  return {
    bootstrap,
    stack: isUnknown(stack)
      ? stack
      : stack && { status: stack.StackStatus ?? '', isProtected: stack.EnableTerminationProtection ?? false },
    subscriptions: await read('alarm-topic', topic => listSubscriptions(topic, file)),
    drops: await readTable(table => dropRepository(table).list()),
    mails: await readTable(table => mailLedger(table).list()),
    runs: await readTable(table => packRunRepository(table).list()),
  }
}

async function readFromStack<T>(
  stack: Known<Stack | null>,
  output: StackOutput,
  work: (value: string) => Promise<readonly T[]>,
): Promise<Known<readonly T[]>> {
  if (isUnknown(stack)) return stack
  if (stack === null) return []
  const { name } = STACK_OUTPUTS[output]
  const value = outputOf(stack, name)
  return value === null ? { unknown: `the stack has no output ${name}; deploy it again` } : ask(() => work(value))
}

/** Every administrator, and whether they confirmed; a subscription that nobody confirms is dropped after some days. */
async function listSubscriptions(TopicArn: string, file: BoardFile) {
  return withClient(new SNSClient({}), async client => {
    const confirmed: string[] = []
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
      for (const { SubscriptionArn, Endpoint = '' } of Subscriptions)
        if (SubscriptionArn?.startsWith('arn:')) confirmed.push(Endpoint)
    const addresses = [...new Set(rolesOnList(file, file.board.administrators).map(({ email }) => email))]
    return addresses.map(address => ({ address, isConfirmed: confirmed.some(one => isSameAddress(one, address)) }))
  })
}
