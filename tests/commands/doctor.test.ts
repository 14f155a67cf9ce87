import { resolveTxt } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2'
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../functions/commands/index.ts'
import { STEPS } from '../../shared/operations/fortnight/steps.ts'
import { STACK_OUTPUTS } from '../../shared/operations/stack-outputs.ts'
import { sampleBoard } from '../given/sample-board.ts'

vi.mock('node:dns/promises', () => ({ resolveTxt: vi.fn() }))

const board = sampleBoard()
const STACK = 'boardpack-cambridgeshire'
const TOPIC = 'arn:aws:sns:eu-west-2:123456789012:alarms'
const cloudFormation = mockClient(CloudFormationClient)
const ses = mockClient(SESv2Client)
const sns = mockClient(SNSClient)
const sts = mockClient(STSClient)
const tables = mockClient(DynamoDBDocumentClient)

const failure = (name: string, message: string) =>
  new CloudFormationServiceException({ name, message, $fault: 'client', $metadata: {} })
const noStack = (name: string) => failure('ValidationError', `Stack with id ${name} does not exist`)
const noDnsRecord = Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' })
const notVerified = new NotFoundException({ message: 'Email identity does not exist.', $metadata: {} })

const stack = (StackName: string, outputs: Record<string, string>, more = {}) => ({
  Stacks: [
    {
      StackName,
      CreationTime: new Date(),
      StackStatus: 'UPDATE_COMPLETE' as const,
      Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      ...more,
    },
  ],
})

/** An account that nothing was done in. */
function newAccount() {
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/amina' })
  cloudFormation.on(DescribeStacksCommand, { StackName: 'CDKToolkit' }).rejects(noStack('CDKToolkit'))
  cloudFormation.on(DescribeStacksCommand, { StackName: STACK }).rejects(noStack(STACK))
  ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: false, SendingEnabled: true })
  ses.on(GetEmailIdentityCommand).rejects(notVerified)
  vi.mocked(resolveTxt).mockRejectedValue(noDnsRecord)
}

/** A board at work, but for what a test changes. */
function workingBoard() {
  newAccount()
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'CDKToolkit' })
    .resolves(stack('CDKToolkit', { BootstrapVersion: '30' }))
  cloudFormation
    .on(DescribeStacksCommand, { StackName: STACK })
    .resolves(
      stack(
        STACK,
        { [STACK_OUTPUTS.table.name]: 'records', [STACK_OUTPUTS['alarm-topic'].name]: TOPIC },
        { EnableTerminationProtection: true },
      ),
    )
  ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: true, SendingEnabled: true })
  ses
    .on(GetEmailIdentityCommand, { EmailIdentity: board.mail.domain })
    .resolves({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS', Tokens: ['one'] } })
  vi.mocked(resolveTxt).mockResolvedValue([['v=DMARC1; ', 'p=quarantine']])
  const administrators = board.lists[board.board.administrators]!.map(
    id => board.roles.find(role => role.id === id)!.email,
  )
  sns
    .on(ListSubscriptionsByTopicCommand, { TopicArn: TOPIC })
    .resolves({ Subscriptions: administrators.map(Endpoint => ({ Endpoint, SubscriptionArn: `${TOPIC}:1` })) })
  fillTable(
    'DROP',
    board.feeds.map(({ id }) => dropOf(id)),
  )
  fillTable('MAIL', [preview('delivered')])
  fillTable('PACK', [runOf('issued')])
}

const AT = '2018-05-03T09:00:00.000Z'
const RUN = 'performance-2018-05-10'
const dropOf = (feed: string) => ({
  ...{ drop: 'd'.repeat(64), state: 'accepted', cause: 'put', file: 'return.csv', feed, kind: 'tidy-csv', rows: 1 },
  ...{ knownFrom: AT, indicators: [], registers: [] },
})
const preview = (state: string) => ({
  ...{ id: 'm', kind: 'preview', cause: 'preview', recipient: 'a@board.example', subject: 'Preview', state },
  ...{ attempts: 1, reservedAt: AT, sentAt: AT, messageId: null, reason: null },
})
const runOf = (state: string) => ({
  ...{ run: RUN, pack: 'performance', meeting: '2018-05-10', version: 1, scheduledFor: AT, asKnownAt: AT },
  ...{ drops: [], reasons: [], state },
})

const fillTable = (pk: string, Items: Record<string, unknown>[]) =>
  tables.on(QueryCommand, { ExpressionAttributeValues: { ':pk': pk } }).resolves({ Items })

let out = ''
const lines = () => out.trimEnd().split('\n')
const lineOf = (title: string) => lines().find(line => line.includes(`  ${title}: `)) ?? ''
const adviceOn = (title: string) => lines()[lines().indexOf(lineOf(title)) + 1] ?? ''
const runDoctor = () => runCommandLine(['doctor', '--board', 'boards/cambridgeshire.yaml'])

// other files share the process and its clients
afterAll(() => {
  cloudFormation.restore()
  ses.restore()
  sns.restore()
  sts.restore()
  tables.restore()
})

beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.stubEnv('AWS_REGION', 'eu-west-2')
})
afterEach(() => {
  for (const mock of [cloudFormation, ses, sns, sts, tables]) mock.reset()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('doctor', () => {
  test('in a new account says of every step what is missing and what to do', async () => {
    newAccount()
    expect(await runDoctor()).toBe(3)
    const states = lines().flatMap(
      line => /^ ?(\d+) {2}(done|to do|not known) /.exec(line)?.slice(1, 3).join(' ') ?? [],
    )
    expect(states).toEqual(STEPS.map(({ title }, i) => `${i + 1} ${title === 'Account and region' ? 'done' : 'to do'}`))
    expect(lineOf('Account and region')).toContain('Account 123456789012, region eu-west-2')
    expect(adviceOn('Bootstrap')).toContain('npx cdk bootstrap aws://123456789012/eu-west-2')
    expect(adviceOn('Deploy')).toContain(`npx cdk deploy ${STACK}`)
    expect(adviceOn('DMARC')).toContain(`_dmarc.${board.mail.domain} TXT "v=DMARC1; p=none;`)
    for (const { email } of board.roles) expect(lineOf('Out of the SES sandbox')).toContain(email)
    expect(adviceOn('Out of the SES sandbox')).toContain('aws sesv2 create-email-identity')
  })

  test('where all is done says so, but for addresses that are examples', async () => {
    workingBoard()
    expect(await runDoctor()).toBe(3)
    for (const { title } of STEPS.slice(1)) expect(lineOf(title)).toMatch(/^ ?\d+ {2}done/)
    expect(lineOf('Your own addresses')).toMatch(/^ ?\d+ {2}to do/)
  })

  test('prints the DNS records of a domain that is not verified yet', async () => {
    workingBoard()
    ses
      .on(GetEmailIdentityCommand, { EmailIdentity: board.mail.domain })
      .resolves({ VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: ['abc'] } })
    await runDoctor()
    expect(lineOf('DKIM')).toContain('DKIM is PENDING')
    expect(adviceOn('DKIM')).toContain(`abc._domainkey.${board.mail.domain} CNAME abc.dkim.amazonses.com`)
  })

  test('in the sandbox names those alone who are not verified, by themselves or with their domain', async () => {
    workingBoard()
    ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: false, SendingEnabled: true })
    await runDoctor()
    const own = board.roles.filter(({ email }) => email.endsWith(`@${board.mail.domain}`))
    const others = board.roles.filter(one => !own.includes(one))
    expect(own.length * others.length).toBeGreaterThan(0)
    for (const { email } of others) expect(lineOf('Out of the SES sandbox')).toContain(email)
    for (const { email } of own) expect(lineOf('Out of the SES sandbox')).not.toContain(email)
  })

  test('names administrators who have not confirmed, also when the subscription was dropped meanwhile', async () => {
    workingBoard()
    const [first, second] = board.lists[board.board.administrators]!.map(
      id => board.roles.find(role => role.id === id)!.email,
    )
    sns.on(ListSubscriptionsByTopicCommand, { TopicArn: TOPIC }).resolves({
      Subscriptions: [{ Endpoint: first!, SubscriptionArn: 'PendingConfirmation' }],
    })
    await runDoctor()
    expect(lineOf('Alarms confirmed')).toMatch(/Not confirmed: /)
    for (const address of [first!, second!]) expect(lineOf('Alarms confirmed')).toContain(address)
  })

  test('names feeds of which no file has come, a preview that has not arrived, and a pack that is held', async () => {
    workingBoard()
    fillTable(
      'DROP',
      board.feeds.slice(1).map(({ id }) => dropOf(id)),
    )
    fillTable('MAIL', [preview('sent')])
    fillTable('PACK', [runOf('held')])
    await runDoctor()
    expect(lineOf('Suppliers let in')).toContain(`No file has arrived yet of: ${board.feeds[0]!.id} (`)
    expect(lineOf('Suppliers let in')).not.toContain(board.feeds[1]!.id)
    expect(lineOf('First rehearsal to yourself')).toContain('is sent')
    expect(lineOf('First pack')).toContain('performance-2018-05-10 is held')
  })

  test('finds the DMARC record of the domain above', async () => {
    workingBoard()
    vi.mocked(resolveTxt).mockImplementation(name =>
      name === `_dmarc.${board.mail.domain}` ? Promise.reject(noDnsRecord) : Promise.resolve([['v=DMARC1; p=reject']]),
    )
    await runDoctor()
    // a domain of two labels has none above it
    expect(lineOf('DMARC')).toMatch(/to do/)
  })

  test('says what it may not ask, and goes on', async () => {
    workingBoard()
    sns
      .on(ListSubscriptionsByTopicCommand)
      .rejects(failure('AuthorizationError', 'not allowed to sns:ListSubscriptionsByTopic'))
    expect(await runDoctor()).toBe(3)
    expect(lineOf('Alarms confirmed')).toContain('not known  Alarms confirmed: AuthorizationError: not allowed to sns:')
    expect(lineOf('First pack')).toContain('done')
  })

  test('reads the table and writes nothing', async () => {
    workingBoard()
    await runDoctor()
    expect(new Set(tables.calls().map(({ args: [command] }) => command.constructor.name))).toEqual(
      new Set([QueryCommand.name]),
    )
  })
})

test('docs/first-fortnight.md has a section for each step, in its order', () => {
  const text = readFileSync('docs/first-fortnight.md', 'utf8')
  const headings = [...text.matchAll(/^## \d+\. (.*)$/gm)].map(([, title]) => title)
  expect(headings).toEqual(STEPS.map(({ title }) => title))
})
