import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsSolutionsChecks } from 'cdk-nag'
import { afterAll, describe, expect, test } from 'vitest'
import { BoardStack, type BoardStackProps } from '../../infra/board-stack.ts'
import { InvalidBoardFilesError, readBoards } from '../../infra/load-boards.ts'
import { readDeclarations } from '../../infra/local/declarations.ts'
import { isAllowed } from '../../infra/local/permissions.ts'
import { resolveTemplate } from '../../infra/local/resolve-template.ts'
import { makeApp, synthesizeTemplate } from '../../infra/synthesize.ts'
import { IMPACTS } from '../../shared/operations/alarm-texts.ts'
import {
  deadLetterQueues,
  isUnroutedSource,
  routeMessage,
  workQueueName,
} from '../../shared/operations/dead-letter-queues.ts'
import {
  BUNDLED_FUNCTIONS,
  deployedFunctions,
  FUNCTION_NAMES,
  OPTIONAL_FUNCTIONS,
} from '../../shared/operations/function-names.ts'
import { METRIC_NAMES } from '../../shared/operations/metrics.ts'
import { sampleBoard, sampleBoardText as text } from '../given/sample-board.ts'
import { BATCH_SIZES, MAX_ATTEMPTS, ROUTES } from '../schedules/world.ts'

const sample = sampleBoard()
/** With everything that a board's file may ask for. */
const board = {
  ...sample,
  mail: { ...sample.mail, receiving: { domain: 'in.pcc.example', identity: 'create' as const } },
  webhook: {
    format: 'teams' as const,
    parameter: '/boardpack/pcc/webhook',
    sends: ['packs' as const, 'alerts' as const],
    edition: 'board' as const,
  },
}
const folder = mkdtempSync(join(tmpdir(), 'boardpack-template-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const props: BoardStackProps = {
  board,
  today: '2018-05-03',
  bundleFolder(name) {
    const bundle = join(folder, name)
    mkdirSync(bundle, { recursive: true })
    writeFileSync(join(bundle, 'index.mjs'), `export const handler = () => '${name}'`)
    return bundle
  },
}
const template = synthesizeTemplate(props)
const resources = resolveTemplate(template)
/** What a board has whose file asks for nothing of it. */
const plain = resolveTemplate(synthesizeTemplate({ ...props, board: sample }))
const ofType = (type: string) => resources.filter(resource => resource.type === type)
const properties = (type: string) => ofType(type).map(resource => resource.properties as Record<string, unknown>)

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | string[]
  readonly Resource: string | string[]
  readonly Principal?: Record<string, string>
  readonly Condition?: Record<string, Record<string, string>>
}
const asList = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
const statementsOf = (policy: Record<string, unknown>) =>
  (policy.PolicyDocument as { Statement: Statement[] }).Statement
/** The actions and resources a function's role allows. */
const allowedTo = (name: string) =>
  ofType('AWS::IAM::Policy')
    .filter(({ logicalId }) => logicalId.startsWith(name.replaceAll('-', '')))
    .flatMap(({ properties: policy }) => statementsOf(policy))

describe('buckets', () => {
  test.each(ofType('AWS::S3::Bucket').map(one => [one.ref, one.properties] as const))('%s', (name, bucket) => {
    expect(bucket).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    expect((bucket.LifecycleConfiguration as { Rules: unknown[] }).Rules.length).toBeGreaterThan(1)
    const policy = properties('AWS::S3::BucketPolicy').find(({ Bucket }) => Bucket === name)!
    expect(statementsOf(policy)).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
  })

  test('log every request but those to the log', () => {
    const logged = ofType('AWS::S3::Bucket').map(({ ref, properties: one }) => [
      ref.split('-')[1],
      Boolean(one.LoggingConfiguration),
    ])
    expect(logged).toEqual([
      ['logs', false],
      ['drops', true],
      ['packs', true],
      ['site', true],
    ])
  })

  test('never lose a kept drop or an issued pack', () => {
    for (const { LifecycleConfiguration } of properties('AWS::S3::Bucket')) {
      const { Rules } = LifecycleConfiguration as { Rules: { Prefix?: string; ExpirationInDays?: number }[] }
      for (const { Prefix, ExpirationInDays } of Rules)
        if (/^(kept|packs|accepted|receipts)/.test(Prefix ?? '')) expect(ExpirationInDays).toBeUndefined()
    }
  })

  test('lock issued packs where the board’s file asks for it, and nothing else', () => {
    expect(properties('AWS::S3::Bucket').some(one => 'ObjectLockEnabled' in one)).toBe(false)
    const retention = { class: 'board-papers', years: 7 }
    const locking = resolveTemplate(synthesizeTemplate({ ...props, board: { ...board, retention } }))
    const locked = locking.filter(({ properties: one }) => 'ObjectLockConfiguration' in (one as object))
    expect(locked.map(({ ref }) => ref.split('-')[1])).toEqual(['packs'])
    expect(locked[0]!.properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 7 * 366 } },
      },
    })
    expect((locked[0]!.properties as { Tags: unknown[] }).Tags).toContainEqual({
      Key: 'boardpack:retention-class',
      Value: 'board-papers',
    })
    // no function may go past the lock, or shorten it
    expect(JSON.stringify(locking)).not.toMatch(/BypassGovernance|PutObjectRetention|PutBucketObjectLock/)
  })

  test('outlive the stack, as the table does', () => {
    for (const [, { Type, DeletionPolicy }] of Object.entries(
      template.Resources as Record<string, { Type: string; DeletionPolicy?: string }>,
    ))
      if (['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::Logs::LogGroup'].includes(Type))
        // kept when the stack goes; the buckets and logs of a first deploy that failed are taken away again, and the table,
        // which is protected from deletion, stays behind empty under a name of its own
        expect(DeletionPolicy).toMatch(/^Retain(ExceptOnCreate)?$/)
  })
})

test('the table is on demand, can be restored to a point in time and cannot be deleted by mistake', () => {
  expect(properties('AWS::DynamoDB::Table')).toMatchObject([
    {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    },
  ])
})

describe('queues', () => {
  const { queues, mappings, functions } = readDeclarations(template)

  test.each(FUNCTION_NAMES)('%s is fed by its own, in batches of which a part may fail', name => {
    const one = functions.find(({ FunctionName }) => FunctionName === `cambridgeshire-${name}`)!
    const mapping = mappings.find(({ FunctionName }) => FunctionName === one.ref)!
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    const queue = queues.find(({ arn }) => arn === mapping.EventSourceArn)!
    expect(queue.ref).toBe(`cambridgeshire-${name}`)
    expect(queue.RedrivePolicy?.maxReceiveCount).toBe(5)
    // a new account runs no more than 10 functions at the same time
    expect(mapping.properties.ScalingConfig).toEqual({ MaximumConcurrency: 2 })
    expect(queues.some(({ arn }) => arn === queue.RedrivePolicy?.deadLetterTargetArn)).toBe(true)
    expect(queue.properties.VisibilityTimeout).toBe(6 * one.Timeout)
    expect(queue.properties.SqsManagedSseEnabled).toBe(true)
  })

  test('and their batches and attempts are those that random schedules go by', () => {
    const nameOf = (arn: string) => arn.replace(/.*:cambridgeshire-/, '')
    const optional: readonly string[] = OPTIONAL_FUNCTIONS
    const routes = readDeclarations(template).buckets.flatMap(({ ref, NotificationConfiguration }) =>
      (NotificationConfiguration?.QueueConfigurations ?? []).map(({ Queue, Filter }) => ({
        bucket: ref.split('-')[1],
        rule: Filter.S3Key.Rules.map(({ Name, Value }) => `${Name} ${Value}`).join(),
        to: nameOf(Queue),
      })),
    )
    expect(routes.filter(({ to }) => !optional.includes(to))).toEqual(ROUTES)
    const sizes = mappings.map(one => [nameOf(one.EventSourceArn), one.BatchSize] as const)
    expect(Object.fromEntries(sizes.filter(([name]) => !optional.includes(name)))).toEqual(BATCH_SIZES)
    const attempts = queues.flatMap(({ RedrivePolicy }) => (RedrivePolicy ? [RedrivePolicy.maxReceiveCount] : []))
    expect([...new Set(attempts)]).toEqual([MAX_ATTEMPTS])
  })

  test('for failed messages are those that are listed and replayed by name, and no others', () => {
    const fed = mappings.map(({ EventSourceArn }) => EventSourceArn)
    const unread = queues.filter(({ arn }) => !fed.includes(arn)).map(({ ref }) => ref)
    expect(unread.sort()).toEqual(
      deadLetterQueues(board)
        .map(({ queueName }) => queueName)
        .sort(),
    )
    // SQS moves messages back to where they were: from all but those of schedules and notices
    for (const { name, queueName } of deadLetterQueues(board)) {
      const source = queues.find(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn.endsWith(`:${queueName}`))
      expect(source?.ref).toBe(isUnroutedSource(name) ? undefined : workQueueName('cambridgeshire', name))
      expect(source === undefined || `${source.ref}-dead-letters` === queueName).toBe(true)
    }
  })

  test('take messages from the one bucket that feeds them', () => {
    const senders = properties('AWS::SQS::QueuePolicy')
      .flatMap(statementsOf)
      .filter(({ Principal }) => Principal?.Service === 's3.amazonaws.com')
    expect(senders.length).toBeGreaterThanOrEqual(4)
    for (const { Condition } of senders) {
      expect(Condition?.ArnEquals?.['aws:SourceArn']).toMatch(
        /^arn:aws:s3:::cambridgeshire-(drops|packs)-000000000000-00000000$/,
      )
      expect(Condition?.StringEquals?.['aws:SourceAccount']).toBe('000000000000')
    }
  })
})

describe('functions', () => {
  test('are those that are bundled for the board, which has an optional one only where it asks for it', () => {
    const names = (of: readonly object[]) =>
      of.map(one => String((one as { FunctionName: unknown }).FunctionName).replace('cambridgeshire-', '')).sort()
    const ofPlain = plain.filter(({ type }) => type === 'AWS::Lambda::Function').map(({ properties: own }) => own)
    expect(names(properties('AWS::Lambda::Function'))).toEqual(deployedFunctions(board).sort())
    expect(names(ofPlain)).toEqual(deployedFunctions(sample).sort())
    expect(deployedFunctions(sample)).not.toContain('receive-mail')
    expect(deployedFunctions(sample)).not.toContain('post-webhook')
  })

  test('run on the newest Node, on arm64, with a log that is kept for a time', () => {
    expect(properties('AWS::Lambda::Function')).toHaveLength(BUNDLED_FUNCTIONS.length)
    for (const one of properties('AWS::Lambda::Function'))
      expect(one).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    const tried = /VERSION = '(\d+)\./.exec(readFileSync('.ci/deployed-node.mjs', 'utf8'))?.[1]
    expect(`nodejs${tried}.x`).toBe('nodejs24.x')
    for (const log of properties('AWS::Logs::LogGroup')) expect(log.RetentionInDays).toBe(400)
  })

  test('each have their own role', () => {
    const roles = properties('AWS::Lambda::Function').map(({ Role }) => Role)
    expect(new Set(roles).size).toBe(roles.length)
    for (const role of properties('AWS::IAM::Role')) expect(role.ManagedPolicyArns).toBeUndefined()
  })

  test.each(FUNCTION_NAMES)('%s may do nothing by wildcard but under key prefixes, and never scan or delete', name => {
    const statements = allowedTo(name)
    expect(statements.length).toBeGreaterThan(0)
    for (const { Action, Resource } of statements) {
      for (const action of asList(Action)) expect(action).not.toMatch(/\*|Scan|s3:Delete|dynamodb:Delete/)
      // reads the account's limits, and knows no resources
      if (Action === 'ses:GetSendQuota') continue
      for (const resource of asList(Resource))
        expect(resource).toMatch(
          /^[^*]+$|^arn:aws:s3:::[^*]+\/[a-z]+(\/[a-z-]+)?\/\*(\/public\/\*|(\/[a-z-]+)?(\.[a-z-]+)*)$|^arn:aws:s3:::[^*]+\/\*\.html$|^arn:aws:logs:[^*]+:\*$/,
        )
    }
  })

  test('cannot approve or release a pack, but for the one behind an approver’s own link', () => {
    const released =
      'arn:aws:s3:::cambridgeshire-packs-000000000000-00000000/packs/performance-2018-05-10/decision.json'
    const allows = (action: string) =>
      readDeclarations(template)
        .functions.filter(({ statements }) => isAllowed(statements, { action, resource: released }))
        .map(({ FunctionName }) => FunctionName)
    expect(allows('s3:GetObjectVersion')).toEqual(['cambridgeshire-publish-pack'])
    expect(allows('s3:PutObject')).toEqual(['cambridgeshire-answer-links'])
  })

  test.each([
    ['receive-drop', true],
    ['compute-indicators', false],
    ['publish-pack', false],
    ['typeset-pack', false],
    ['send-pack', true],
    ['daily-checks', true],
    ['track-delivery', true],
  ])('%s may send mail: %s, and only from the board’s address', (name, maySend) => {
    const sending = allowedTo(name).filter(({ Action }) => asList(Action).some(action => action.startsWith('ses:')))
    expect(sending.length > 0).toBe(maySend)
    for (const { Action, Condition } of sending.filter(each => each.Action !== 'ses:GetSendQuota')) {
      expect(Action).toBe('ses:SendRawEmail')
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': board.mail.from } })
    }
  })

  test('are named in the environment just what they may use', () => {
    const names = readDeclarations(template).functions.map(({ FunctionName, Environment }) => [
      FunctionName,
      Object.keys(Environment.Variables).sort().join(' '),
    ])
    expect(Object.fromEntries(names)).toEqual({
      'cambridgeshire-answer-links': 'BOARD_FILE DROPS_BUCKET PACKS_BUCKET TABLE_NAME',
      'cambridgeshire-post-webhook': 'BOARD_FILE PACKS_BUCKET TABLE_NAME WEBHOOK_PARAMETER',
      'cambridgeshire-receive-mail': 'BOARD_FILE CONFIGURATION_SET DROPS_BUCKET LINKS_URL TABLE_NAME',
      'cambridgeshire-receive-drop': 'BOARD_FILE CONFIGURATION_SET DROPS_BUCKET LINKS_URL TABLE_NAME',
      'cambridgeshire-compute-indicators': 'BOARD_FILE DROPS_BUCKET TABLE_NAME',
      'cambridgeshire-publish-pack': 'BOARD_FILE DROPS_BUCKET PACKS_BUCKET TABLE_NAME',
      'cambridgeshire-typeset-pack': 'BOARD_FILE PACKS_BUCKET',
      'cambridgeshire-send-pack': 'BOARD_FILE CONFIGURATION_SET LINKS_URL PACKS_BUCKET TABLE_NAME',
      'cambridgeshire-publish-site': 'BOARD_FILE PACKS_BUCKET SITE_BUCKET SITE_URL TABLE_NAME',
      'cambridgeshire-daily-checks': 'BOARD_FILE CONFIGURATION_SET LINKS_URL PACKS_BUCKET TABLE_NAME',
      'cambridgeshire-track-delivery': 'BOARD_FILE CONFIGURATION_SET TABLE_NAME',
    })
  })
})

describe('a supplier’s own system', () => {
  const system = { account: '111122223333', externalId: 'agreed-word' }
  const feeds = board.feeds.map((feed, i) => (i === 0 ? { ...feed, system } : feed))
  const declared = resolveTemplate(synthesizeTemplate({ ...props, board: { ...board, feeds } }))

  test('has a role that may put files into its feed alone, and whose id tells receive-drop who sent them', () => {
    const role = declared.find(({ logicalId, type }) => type === 'AWS::IAM::Role' && logicalId.startsWith('Supplier'))!
    const policies = declared.filter(
      ({ type, properties: { Roles } }) => type === 'AWS::IAM::Policy' && (Roles as string[]).includes(role.ref),
    )
    expect(policies.flatMap(({ properties: policy }) => statementsOf(policy))).toMatchObject([
      {
        Action: 's3:PutObject',
        Resource: expect.stringMatching(new RegExp(`/incoming/${feeds[0]!.id}/\\*$`)) as string,
      },
    ])
    const receive = declared.find(({ ref }) => ref === 'cambridgeshire-receive-drop')!.properties as {
      Environment: { Variables: Record<string, string> }
    }
    expect(receive.Environment.Variables['SUPPLIER_SYSTEMS']).toBe(`${role.ref}.RoleId=${feeds[0]!.id}`)
  })
})

describe('schedules', () => {
  const schedules = properties('AWS::Scheduler::Schedule') as unknown as {
    Name: string
    ScheduleExpression: string
    ScheduleExpressionTimezone: string
    Target: { Input: string; RetryPolicy: object; DeadLetterConfig: { Arn: string } }
  }[]

  test('are in London time, stop retrying in the end, and send failures to a dead-letter queue', () => {
    for (const { ScheduleExpressionTimezone, Target } of schedules) {
      expect(ScheduleExpressionTimezone).toBe('Europe/London')
      expect(Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 20 })
      expect(Target.DeadLetterConfig.Arn).toMatch(/cambridgeshire-schedules-dead-letters$/)
    }
  })

  test('are in the time zone of a board elsewhere, of whose clock their times are', () => {
    const elsewhere = { ...board, board: { ...board.board, timeZone: 'America/St_Johns' } }
    const zones = resolveTemplate(synthesizeTemplate({ ...props, board: elsewhere }))
      .filter(({ type }) => type === 'AWS::Scheduler::Schedule')
      .map(({ properties: one }) => (one as { ScheduleExpressionTimezone: string }).ScheduleExpressionTimezone)
    expect([...new Set(zones)]).toEqual(['America/St_Johns'])
  })

  test('carry a task that can be read when it never arrived', () => {
    for (const { Target } of readDeclarations(template).schedules) {
      const lost = routeMessage('schedules', Target.Input)
      expect(lost?.body).toBe(Target.Input)
      expect(Target.Arn.endsWith(`:${workQueueName('cambridgeshire', lost!.to)}`)).toBe(true)
    }
  })

  test('check each day from Monday to Friday', () => {
    const { ScheduleExpression, Target } = schedules.find(({ Name }) => Name === 'daily-checks')!
    expect(ScheduleExpression).toMatch(/^cron\(\d+ \d+ \? \* MON-FRI \*\)$/)
    expect(JSON.parse(Target.Input)).toEqual({ kind: 'daily-checks', scheduledFor: '<aws.scheduler.scheduled-time>' })
  })

  test('send each pack from today on, four working days before its meeting', () => {
    const packs = schedules.filter(({ Name }) => Name.startsWith('pack-'))
    const may = packs.find(({ Name }) => Name === 'pack-performance-2018-05-10')!
    // Monday 7 May 2018 was a bank holiday
    expect(may.ScheduleExpression).toBe(`at(2018-05-03T${board.packs[0]!.sendAt}:00)`)
    expect(JSON.parse(may.Target.Input)).toEqual({
      kind: 'pack',
      pack: 'performance',
      meeting: '2018-05-10',
      scheduledFor: '<aws.scheduler.scheduled-time>',
    })
    expect(packs.some(({ Name }) => Name.endsWith('2016-11-10'))).toBe(false)
    const dayAfter = readDeclarations(synthesizeTemplate({ ...props, today: '2018-05-04' })).schedules
    expect(dayAfter.map(({ Name }) => Name)).not.toContain('pack-performance-2018-05-10')
  })
})

describe('mail', () => {
  test('requires TLS, and its outcome is tracked', () => {
    expect(properties('AWS::SES::ConfigurationSet')).toMatchObject([{ DeliveryOptions: { TlsPolicy: 'REQUIRE' } }])
    const [destination] = readDeclarations(template).eventDestinations
    expect(destination?.EventDestination.MatchingEventTypes.sort()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
    ])
    const [rule] = readDeclarations(template).rules
    expect(rule?.Targets.map(({ Arn }) => Arn)).toEqual([
      'arn:aws:sqs:us-east-1:000000000000:cambridgeshire-track-delivery',
    ])
  })
})

test('a domain that is verified already is left as it is, and one that was created is left behind', () => {
  const identities = (of: typeof template) =>
    Object.values(of.Resources).filter(({ Type }) => Type === 'AWS::SES::EmailIdentity')
  const kept = { DeletionPolicy: 'RetainExceptOnCreate' }
  expect(identities(template)).toMatchObject([kept, kept])
  const receiving = { ...board.mail.receiving, identity: 'existing' as const }
  const existing = { ...board, mail: { ...board.mail, identity: 'existing' as const, receiving } }
  expect(identities(synthesizeTemplate({ ...props, board: existing }))).toEqual([])
})

test('what outlives a stack has a name of that stack alone, so that a deploy that failed can be repeated', () => {
  for (const [, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const name = Properties['BucketName'] ?? Properties['LogGroupName'] ?? Properties['TableName']
    if (!['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::Logs::LogGroup'].includes(Type) || name === undefined)
      continue
    expect(JSON.stringify(name)).toContain('AWS::StackId')
  }
})

describe('alarms', () => {
  const alarms = properties('AWS::CloudWatch::Alarm') as unknown as {
    AlarmDescription: string
    AlarmActions: string[]
  }[]

  test('say who is affected and what to do, to the administrators', () => {
    expect(alarms.length).toBe(BUNDLED_FUNCTIONS.length + 2)
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toMatch(/^.+\. Who is affected: .+\. What to do: .+\.$/)
      expect(AlarmDescription.length).toBeLessThanOrEqual(1024)
      expect(AlarmActions).toHaveLength(1)
    }
    for (const [name, { affects, fix }] of Object.entries(IMPACTS)) {
      expect(fix).toContain(`then run boardpack replay ${name};`)
      expect(alarms.some(one => one.AlarmDescription.endsWith(`Who is affected: ${affects} What to do: ${fix}`))).toBe(
        true,
      )
    }
    const addresses = properties('AWS::SNS::Subscription').flatMap(({ Protocol, Endpoint }) =>
      Protocol === 'email' ? [Endpoint as string] : [],
    )
    const wanted = board.roles.filter(({ id }) => board.lists[board.board.administrators]!.includes(id))
    expect(addresses.sort()).toEqual(wanted.map(({ email }) => email).sort())
  })

  test('cost less than 2 dollars a month: CloudWatch charges 10 cents for each metric of an alarm', () => {
    const alarms = plain.filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    const metrics = alarms.map(({ properties }) => properties as { Metrics?: { MetricStat?: object }[] })
    const charged = metrics.map(({ Metrics }) => Metrics?.filter(one => one.MetricStat !== undefined).length ?? 1)
    expect(charged.reduce((sum, count) => sum + count, 0) * 10).toBeLessThanOrEqual(190)
  })

  test('may publish although the topic has an explicit policy', () => {
    expect(properties('AWS::SNS::TopicPolicy').flatMap(statementsOf)).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    )
  })

  test('watch every queue: the work of a function before it is given up, and what no function takes', () => {
    const watched = JSON.stringify(properties('AWS::CloudWatch::Alarm'))
    const { queues, mappings } = readDeclarations(template)
    for (const { ref, arn, RedrivePolicy, properties: queue } of queues) {
      const isFed = mappings.some(({ EventSourceArn }) => EventSourceArn === arn)
      const takesAbandoned = queues.some(other => other.RedrivePolicy?.deadLetterTargetArn === arn)
      expect([ref, watched.includes(`"Value":"${ref}.`)]).toEqual([ref, !takesAbandoned])
      // SQS leaves a message out of the oldest work once it has been received three times: the alarm comes before
      if (isFed) expect(3 * Number(queue.VisibilityTimeout)).toBeGreaterThan(15 * 60)
      if (isFed) expect(RedrivePolicy?.maxReceiveCount).toBeGreaterThanOrEqual(3)
    }
    for (const { Metrics } of properties('AWS::CloudWatch::Alarm') as unknown as {
      Metrics?: { Expression?: string }[]
    }[])
      for (const { Expression } of Metrics ?? [])
        if (Expression !== undefined) expect(Expression).toBe('IF(FILL(failed, 0) > 0 OR FILL(age, 0) > 900, 1, 0)')
  })
})

describe('the dashboard', () => {
  const [{ DashboardBody, DashboardName } = {}] = properties('AWS::CloudWatch::Dashboard')

  test('shows every metric of the board’s work, and every function and queue', () => {
    const body = String(DashboardBody)
    for (const name of METRIC_NAMES) expect(body).toContain(`"boardpack","${name}","service","cambridgeshire"`)
    for (const name of FUNCTION_NAMES) {
      expect(body).toContain(`"boardpack","FailedAttempts-cambridgeshire-${name}"`)
      for (const queue of [`cambridgeshire-${name}`, `cambridgeshire-${name}-dead-letters`])
        expect(body).toContain(`"QueueName","${queue}.`)
    }
    // no more than are free in the first three dashboards of an account
    expect(
      (JSON.parse(body) as { widgets: { properties: { metrics: unknown[] } }[] }).widgets.flatMap(
        w => w.properties.metrics,
      ).length,
    ).toBeLessThanOrEqual(50)
  })

  test('has its address among the outputs', () => {
    expect(JSON.stringify(template.Outputs?.DashboardUrl)).toContain(`#dashboards/dashboard/${String(DashboardName)}`)
  })
})

describe('the address of the pages behind links', () => {
  test('may be called by anybody: both permissions that AWS asks for since October 2025', () => {
    const permissions = properties('AWS::Lambda::Permission')
    expect(permissions.map(({ Action, Principal }) => [Action, Principal]).sort()).toEqual([
      ['lambda:InvokeFunction', '*'],
      ['lambda:InvokeFunctionUrl', '*'],
    ])
    // not by other ways than the address
    expect(permissions).toContainEqual(expect.objectContaining({ InvokedViaFunctionUrl: true }))
    expect(permissions).toContainEqual(expect.objectContaining({ FunctionUrlAuthType: 'NONE' }))
  })
})

test('AwsSolutions finds nothing that is not acknowledged with a reason', () => {
  const app = makeApp(mkdtempSync(join(folder, 'nag-')))
  new BoardStack(app, 'boardpack-cambridgeshire', props)
  const { violations } = new AwsSolutionsChecks(app).validateScope(app)
  expect(violations.map(({ ruleName }) => ruleName)).toEqual([])
})

describe('a faulty board file', () => {
  const faulty = mkdtempSync(join(folder, 'boards-'))
  const write = (name: string, content: string) => writeFileSync(join(faulty, name), content)

  test('is not synthesized, and every fault of every file is listed', async () => {
    write(
      'a.yaml',
      text
        .replace('timeZone: Europe/London', 'timeZone: Atlantis')
        .replace('administrators: administrators', 'administrators: nobody'),
    )
    write('b.yaml', text)
    write('c.yaml', text)
    const refused = await readBoards(faulty).then(
      () => null,
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(InvalidBoardFilesError)
    const { report } = refused as InvalidBoardFilesError
    expect(report).toMatch(/a\.yaml: 2 faults/)
    expect(report).toContain('board.timeZone is "Atlantis"')
    expect(report).toContain('board.administrators is "nobody"')
    expect(report).toMatch(/c\.yaml: board\.id is "cambridgeshire", which is also that of \S*b\.yaml/)
  })

  test('as is an id too long for bucket names', async () => {
    const alone = mkdtempSync(join(folder, 'long-'))
    const long = text.replace('  id: cambridgeshire\n', `  id: ${'a'.repeat(30)}\n`)
    writeFileSync(join(alone, 'long.yaml'), long)
    await expect(readBoards(alone)).rejects.toThrow(
      `board.id is "${'a'.repeat(30)}"; allowed: an id of at most 29 characters, because buckets are named after it`,
    )
  })
})

describe('mail that is received', () => {
  const [rule] = properties('AWS::SES::ReceiptRule') as { RuleSetName: string; Rule: Record<string, unknown> }[]
  const bucketPolicies = properties('AWS::S3::BucketPolicy').flatMap(statementsOf)
  const topics = properties('AWS::SNS::TopicPolicy').flatMap(statementsOf)
  const ruleOnly = {
    StringEquals: {
      'aws:SourceAccount': '000000000000',
      'aws:SourceArn':
        'arn:aws:ses:us-east-1:000000000000:receipt-rule-set/cambridgeshire-mail-in:receipt-rule/cambridgeshire-mail-in',
    },
  }

  test('comes over TLS to the domain for files alone, is searched for viruses, and is kept under mails/', () => {
    expect(rule).toMatchObject({
      RuleSetName: 'cambridgeshire-mail-in',
      Rule: {
        Recipients: ['in.pcc.example'],
        ScanEnabled: true,
        TlsPolicy: 'Require',
        Actions: [{ S3Action: { ObjectKeyPrefix: 'mails/' } }],
      },
    })
  })

  test('is written by SES for this rule alone, and nowhere else', () => {
    const bySes = bucketPolicies.filter(({ Principal }) => Principal?.['Service'] === 'ses.amazonaws.com')
    expect(bySes).toHaveLength(1)
    expect(bySes[0]).toMatchObject({ Action: 's3:PutObject', Condition: ruleOnly })
    expect(asList(bySes[0]!.Resource).every(resource => resource.endsWith('/mails/*'))).toBe(true)
    const published = topics.filter(({ Principal }) => Principal?.['Service'] === 'ses.amazonaws.com')
    expect(published).toMatchObject([{ Action: 'sns:Publish', Condition: ruleOnly }])
  })

  test('is read by a function that can put files for the board’s feeds, and neither read a drop nor a pack', () => {
    const granted = readDeclarations(template).functions.find(
      ({ FunctionName }) => FunctionName === 'cambridgeshire-receive-mail',
    )!.statements
    const bucket = properties('AWS::S3::Bucket').find(({ BucketName }) => String(BucketName).includes('-drops-'))!
    const may = (action: string, key: string) =>
      isAllowed(granted, { action, resource: `arn:aws:s3:::${String(bucket['BucketName'])}/${key}` })
    expect(may('s3:GetObject', 'mails/x')).toBe(true)
    expect(may('s3:PutObject', 'incoming/indicators/mail-x/a.csv')).toBe(true)
    for (const key of ['incoming/x/a.csv', 'kept/x', 'accepted/x.json', 'receipts/x', 'mails/x'])
      expect([key, may('s3:PutObject', key)]).toEqual([key, false])
    for (const key of ['incoming/indicators/a.csv', 'kept/x', 'receipts/x'])
      expect([key, may('s3:GetObject', key)]).toEqual([key, false])
  })

  test('is received only where the board’s file asks for it', () => {
    const types = new Set(plain.map(({ type }) => type))
    for (const type of ['AWS::SES::ReceiptRule', 'AWS::SES::ReceiptRuleSet']) expect(types).not.toContain(type)
    const names = plain.flatMap(({ type, ref }) => (type === 'AWS::Lambda::Function' ? [ref] : []))
    expect(names).not.toContain('cambridgeshire-receive-mail')
    expect(names).toContain('cambridgeshire-receive-drop')
  })

  test('may be a rule of a set that is there already', () => {
    const receiving = { ...board.mail.receiving, ruleSet: 'shared-mail' }
    const shared = resolveTemplate(
      synthesizeTemplate({ ...props, board: { ...board, mail: { ...board.mail, receiving } } }),
    )
    expect(shared.filter(({ type }) => type === 'AWS::SES::ReceiptRuleSet')).toEqual([])
    expect(shared.find(({ type }) => type === 'AWS::SES::ReceiptRule')?.properties).toMatchObject({
      RuleSetName: 'shared-mail',
    })
  })
})

describe('a channel that is told', () => {
  test('is known by a secret that one function may read, which writes no object and reads no pack', () => {
    const { functions } = readDeclarations(template)
    const resource = 'arn:aws:ssm:us-east-1:000000000000:parameter/boardpack/pcc/webhook'
    const readers = functions.filter(({ statements }) =>
      isAllowed(statements, { action: 'ssm:GetParameter', resource }),
    )
    expect(readers.map(({ FunctionName }) => FunctionName)).toEqual(['cambridgeshire-post-webhook'])
    const packs = 'arn:aws:s3:::cambridgeshire-packs-000000000000-00000000/packs/r'
    const may = (action: string, key: string) =>
      isAllowed(readers[0]!.statements, { action, resource: `${packs}/${key}` })
    expect(may('s3:GetObjectVersion', 'webhook.json')).toBe(true)
    expect(may('s3:PutObject', 'webhook.json')).toBe(false)
    expect(may('s3:GetObject', 'board/model.json')).toBe(false)
    expect(may('s3:GetObjectVersion', 'board/model.json')).toBe(false)
  })

  test('is told only where the board’s file asks for it', () => {
    const names = plain.flatMap(({ type, ref }) => (type === 'AWS::Lambda::Function' ? [ref] : []))
    expect(names).not.toContain('cambridgeshire-post-webhook')
    expect(JSON.stringify(plain)).not.toMatch(/webhook/i)
  })
})
