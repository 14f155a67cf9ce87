import { resolveMx, resolveTxt } from 'node:dns/promises'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { DescribeActiveReceiptRuleSetCommand, SESClient } from '@aws-sdk/client-ses'
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2'
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../functions/commands/index.ts'
import { STEPS } from '../../shared/operations/fortnight/steps.ts'
import { STACK_OUTPUTS } from '../../shared/operations/stack-outputs.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'

vi.mock('node:dns/promises', () => ({ resolveTxt: vi.fn(), resolveMx: vi.fn() }))

const board = sampleBoard()
const STACK = 'boardpack-cambridgeshire'
const TOPIC = 'arn:aws:sns:eu-west-2:123456789012:alarms'
const cloudFormation = mockClient(CloudFormationClient)
const ses = mockClient(SESv2Client)
const sns = mockClient(SNSClient)
const sts = mockClient(STSClient)
const receiving = mockClient(SESClient)
const ssm = mockClient(SSMClient)
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
const runDoctor = (file = 'boards/cambridgeshire.yaml') => runCommandLine(['doctor', '--board', file])

/** Steps that the sample board does not ask for. */
const OPTIONS = ['Files by mail', 'A channel']
const EVERY_BOARDS = STEPS.map(({ title }) => title).filter(title => !OPTIONS.includes(title))

// other files share the process and its clients
afterAll(() => {
  cloudFormation.restore()
  ses.restore()
  sns.restore()
  sts.restore()
  receiving.restore()
  ssm.restore()
  tables.restore()
})

beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.stubEnv('AWS_REGION', 'eu-west-2')
})
afterEach(() => {
  for (const mock of [cloudFormation, ses, sns, sts, receiving, ssm, tables]) mock.reset()
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
    expect(states).toEqual(
      EVERY_BOARDS.map((title, i) => `${i + 1} ${title === 'Account and region' ? 'done' : 'to do'}`),
    )
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
    for (const title of EVERY_BOARDS.slice(1)) expect(lineOf(title)).toMatch(/^ ?\d+ {2}done/)
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

  test('of a domain for which SES makes no records says how it is asked to', async () => {
    workingBoard()
    ses
      .on(GetEmailIdentityCommand, { EmailIdentity: board.mail.domain })
      .resolves({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'NOT_STARTED' } })
    await runDoctor()
    expect(adviceOn('DKIM')).toContain(
      `put-email-identity-dkim-signing-attributes --email-identity ${board.mail.domain} --signing-attributes-origin AWS_SES`,
    )
  })

  test('says where a file that is not among those deployed belongs', async () => {
    newAccount()
    const folder = mkdtempSync(join(tmpdir(), 'boardpack-doctor-elsewhere-'))
    const elsewhere = join(folder, 'board.yaml')
    writeFileSync(elsewhere, readFileSync(sampleBoardFile))
    await runDoctor(elsewhere)
    rmSync(folder, { recursive: true })
    expect(adviceOn('Deploy')).toContain(
      `move ${elsewhere} to boards/cambridgeshire.yaml. Then: npx cdk deploy ${STACK}`,
    )
    out = ''
    await runDoctor()
    expect(adviceOn('Deploy')).toContain(`→ npx cdk deploy ${STACK}`)
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

describe('doctor, of a board with files by mail and a channel', () => {
  const DOMAIN = 'in.cambridgeshire-pcc.example'
  const HOST = 'inbound-smtp.eu-west-2.amazonaws.com'
  const RULE = 'cambridgeshire-mail-in'
  const PARAMETER = '/boardpack/test/webhook'
  const SECRET = 'https://hooks.example/services/T0/B0/secret'
  const rules = (Name: string, more = {}) => ({
    Metadata: { Name },
    Rules: [{ Name: RULE, Enabled: true, Recipients: [DOMAIN], ...more }],
  })
  const folder = mkdtempSync(join(tmpdir(), 'boardpack-doctor-'))
  const file = join(folder, 'cambridgeshire.yaml')
  writeFileSync(
    file,
    readFileSync(sampleBoardFile, 'utf8')
      .replace(
        '\npublication:',
        `\nwebhook: { format: teams, parameter: ${PARAMETER}, sends: [packs], edition: board }\npublication:`,
      )
      .replace('  sensitiveDomains:', `  receiving: { domain: ${DOMAIN} }\n  sensitiveDomains:`),
  )
  afterAll(() => rmSync(folder, { recursive: true }))

  /** All is done, but for what a test changes. */
  beforeEach(() => {
    workingBoard()
    ses
      .on(GetEmailIdentityCommand, { EmailIdentity: DOMAIN })
      .resolves({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS', Tokens: [] } })
    vi.mocked(resolveMx).mockResolvedValue([{ exchange: HOST, priority: 10 }])
    receiving.on(DescribeActiveReceiptRuleSetCommand).resolves(rules(RULE))
    ssm
      .on(GetParameterCommand, { Name: PARAMETER })
      .resolves({ Parameter: { Name: PARAMETER, Type: 'SecureString', Value: `${SECRET}\n` } })
  })

  test('says that both are done, and prints no part of the address', async () => {
    await runDoctor(file)
    for (const title of OPTIONS) expect(lineOf(title)).toMatch(/^1[23] {2}done/)
    expect(out).not.toMatch(/hooks\.example|secret/)
  })

  test.each([
    ['no MX record', () => vi.mocked(resolveMx).mockRejectedValue(noDnsRecord), 'has no MX record', `MX 10 ${HOST}`],
    [
      'mail that goes elsewhere',
      () => vi.mocked(resolveMx).mockResolvedValue([{ exchange: 'mx.other.example', priority: 5 }]),
      'goes to mx.other.example',
      `MX 10 ${HOST}`,
    ],
    [
      'no active set of rules',
      () => receiving.on(DescribeActiveReceiptRuleSetCommand).resolves({}),
      'No receipt rule set is active',
      `aws ses set-active-receipt-rule-set --rule-set-name ${RULE}`,
    ],
    [
      'the set of another system active',
      () => receiving.on(DescribeActiveReceiptRuleSetCommand).resolves(rules('other')),
      'The active receipt rule set is other',
      'mail.receiving.ruleSet (other)',
    ],
    [
      'a rule that is switched off',
      () => receiving.on(DescribeActiveReceiptRuleSetCommand).resolves(rules(RULE, { Enabled: false })),
      `no enabled rule ${RULE}`,
      'Deploy',
    ],
    [
      'a domain that SES does not know',
      () => ses.on(GetEmailIdentityCommand, { EmailIdentity: DOMAIN }).rejects(notVerified),
      `${DOMAIN} is not verified`,
      'Deploy',
    ],
  ])('with %s says what to do', async (_, change, found, advice) => {
    change()
    expect(await runDoctor(file)).toBe(3)
    expect(lineOf('Files by mail')).toContain(`12  to do      Files by mail: `)
    expect(lineOf('Files by mail')).toContain(found)
    expect(adviceOn('Files by mail')).toContain(advice)
  })

  const missing = new ParameterNotFound({ message: 'no', $metadata: {} })
  const parameter = (Type: 'String' | 'SecureString', Value: string) => () =>
    ssm.on(GetParameterCommand).resolves({ Parameter: { Type, Value } })
  test.each([
    ['no parameter', () => ssm.on(GetParameterCommand).rejects(missing), `The Parameter Store has no ${PARAMETER}`],
    ['a parameter that anybody may read', parameter('String', SECRET), 'is not a SecureString'],
    ['an address without encryption', parameter('SecureString', 'http://hooks.example/secret'), 'does not hold'],
    ['a rehearsal’s address', parameter('SecureString', 'http://127.0.0.1:8080/secret'), 'does not hold'],
    ['something else in it', parameter('SecureString', 'secret'), 'does not hold'],
  ])('with %s says what to do, and prints no part of the address', async (_, change, found) => {
    change()
    expect(await runDoctor(file)).toBe(3)
    expect(lineOf('A channel')).toContain(`13  to do      A channel: `)
    expect(lineOf('A channel')).toContain(found)
    expect(adviceOn('A channel')).toContain(`--type SecureString`)
    expect(out).not.toMatch(/hooks\.example|secret$|8080/m)
  })
})

test('docs/first-fortnight.md has a section for each step, in its order', () => {
  const text = readFileSync('docs/first-fortnight.md', 'utf8')
  const headings = [...text.matchAll(/^## \d+\. (.*)$/gm)].map(([, title]) => title)
  expect(headings).toEqual(STEPS.map(({ title }) => title))
})
