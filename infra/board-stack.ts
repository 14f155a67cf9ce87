import { Annotations, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CalendarDate } from '../shared/calendar/date.ts'
import type { Instant } from '../shared/calendar/local-time.ts'
import { describePastSends, pastSends } from '../shared/config/past-sends.ts'
import { rolesOnList } from '../shared/config/roles-on-list.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { IMPACTS } from '../shared/operations/alarm-texts.ts'
import { type BundledFunction, type FunctionName, LINK_FUNCTION } from '../shared/operations/function-names.ts'
import { STACK_OUTPUTS, type StackOutput } from '../shared/operations/stack-outputs.ts'
import { DOCUMENT_FILES, DOCUMENTS, WORD_FILE, WORKBOOK_FILES } from '../shared/packs/model/documents.ts'
import { AdministratorsTopic, AlarmWithImpact } from './constructs/alarms.ts'
import { BoardFunction } from './constructs/board-function.ts'
import { DropStore, PackStore, RequestLogs } from './constructs/buckets.ts'
import { BoardDashboard } from './constructs/dashboard.ts'
import type { TableAction } from './constructs/function-with-rights.ts'
import { LinkFunction } from './constructs/link-function.ts'
import { BoardMail } from './constructs/mail.ts'
import { MAIL_PREFIX, MailIn } from './constructs/mail-in.ts'
import { PublicSite } from './constructs/public-site.ts'
import { RecordTable } from './constructs/record-table.ts'
import { Schedules } from './constructs/schedules.ts'
import { addSupplierRole } from './constructs/supplier-role.ts'
import { dailyChecksTask, packSendTasks } from './scheduled-tasks.ts'

export interface BoardStackProps extends StackProps {
  readonly board: BoardFile
  /** Sends before this day are past and get no schedule. */
  readonly today: CalendarDate
  /** Sends of today before this instant are past too; none are when it is left out. */
  readonly now?: Instant
  /** The folder of a function's bundle. */
  readonly bundleFolder: (name: BundledFunction) => string
}

/** Documents that can be opened by a link. */
const DOCUMENT_PATTERNS = [...DOCUMENTS.map(document => DOCUMENT_FILES[document].pdf), WORD_FILE].map(
  file => `packs/*/${file}`,
)

/** What the mail ledger asks of the table: find, reserve, move on. */
const LEDGER_ACTIONS: readonly TableAction[] = ['GetItem', 'PutItem', 'UpdateItem']

/** Everything one board has in the cloud. Boards share only the code. */
export class BoardStack extends Stack {
  constructor(scope: Construct, id: string, { board: file, today, now, bundleFolder, ...props }: BoardStackProps) {
    super(scope, id, props)
    const board = file.board.id
    if (now !== undefined)
      for (const line of describePastSends(pastSends(file, today, now)))
        Annotations.of(this).addWarningV2('boardpack:past-send', line)
    const administrators = new AdministratorsTopic(
      this,
      'Administrators',
      listAddresses(file, file.board.administrators),
    )
    const alarmTopic = administrators.topic

    const logs = new RequestLogs(this, 'RequestLogs', board).bucket
    const drops = new DropStore(this, 'Drops', {
      board,
      logs,
      mailPrefix: file.mail.receiving === undefined ? null : MAIL_PREFIX,
    })
    const packs = new PackStore(this, 'Packs', { board, logs, retention: file.retention })
    const site = new PublicSite(this, 'PublicSite', { board: file, logs })
    const table = new RecordTable(this, 'Records')
    const mail = new BoardMail(this, 'Mail', file)

    // somebody pressed a link
    const answerLinks = new LinkFunction(this, LINK_FUNCTION, { board, alarmTopic, code: bundleFolder(LINK_FUNCTION) })
      .useObjects('PACKS_BUCKET', packs, {
        get: [
          'packs/*/notice.json',
          // what a person opens is read with the function's own right, by an address that lives five minutes
          ...DOCUMENT_PATTERNS,
        ],
        // an approver's decision; no function that makes or sends packs can write one
        put: ['packs/*/decision.json'],
        list: true,
      })
      .useObjects('DROPS_BUCKET', drops, {
        get: ['uploads/*', 'receipts/*.txt'],
        // what suppliers send, owners write and owners report
        put: [...new Set([...file.feeds.map(({ id }) => id), 'commentary', 'actions'])].map(
          feed => `incoming/${feed}/*`,
        ),
        list: true,
      })
      .useTable(table, ['GetItem', 'Query', 'PutItem', 'UpdateItem'])

    const addFunction = (name: FunctionName, size: FunctionSize) =>
      new BoardFunction(this, name, { board, name, code: bundleFolder(name), alarmTopic, ...size, ...IMPACTS[name] })

    // a file arrived
    const receiveDrop = addFunction('receive-drop', {
      memoryMegabytes: 1769,
      timeout: Duration.minutes(15),
      batchSize: 1,
    })
      .useObjects('DROPS_BUCKET', drops, {
        getVersion: ['incoming/*'],
        getVersionTags: ['incoming/*'],
        get: ['kept/*', 'receipts/*'],
        put: ['kept/*', 'accepted/*', 'arrivals/*', 'records/*', 'receipts/*', 'uploads/*', 'papers/*'],
        list: true,
      })
      .useTable(table, [...LEDGER_ACTIONS, 'Query', 'BatchWriteItem'])
      .sendMail(mail)
      .withVariable('LINKS_URL', answerLinks.url)
    drops.notifyQueue(receiveDrop.queue, { prefix: 'incoming/' })
    const systems = file.feeds.flatMap(feed => {
      const roleId = addSupplierRole(this, feed, drops)
      return roleId === null ? [] : [`${roleId}=${feed.id}`]
    })
    // by which it knows whose system sent a file
    if (systems.length > 0) receiveDrop.withVariable('SUPPLIER_SYSTEMS', systems.join(' '))

    // a mail arrived
    const { receiving } = file.mail
    const optional: BoardFunction[] = []
    if (receiving !== undefined) {
      const receiveMail = addFunction('receive-mail', {
        memoryMegabytes: 1024,
        timeout: Duration.minutes(2),
        batchSize: 1,
      })
        .useObjects('DROPS_BUCKET', drops, {
          get: [`${MAIL_PREFIX}*`],
          put: file.feeds.map(({ id }) => `incoming/${id}/*`),
          list: true,
        })
        .useTable(table, LEDGER_ACTIONS)
        .sendMail(mail)
        .withVariable('LINKS_URL', answerLinks.url)
      new MailIn(this, 'MailIn', { board, receiving, drops, queue: receiveMail.queue })
      optional.push(receiveMail)
    }

    // figures changed
    const computeIndicators = addFunction('compute-indicators', { memoryMegabytes: 1024, timeout: Duration.minutes(5) })
      .useObjects('DROPS_BUCKET', drops, { getVersion: ['accepted/*'], list: true })
      .useTable(table, ['Query', 'PutItem', 'UpdateItem'])
    drops.notifyQueue(computeIndicators.queue, { prefix: 'accepted/' })

    // a pack is due
    const publishPack = addFunction('publish-pack', {
      memoryMegabytes: 1769,
      timeout: Duration.minutes(5),
      batchSize: 1,
    })
      .useObjects('PACKS_BUCKET', packs, {
        // a person's decision is read here and never written: what makes a pack cannot approve it
        getVersion: ['packs/*/decision.json', 'packs/*/superseded.json', 'packs/*/preview.json'],
        get: ['packs/*/model.json'],
        put: [
          'packs/*/index.html',
          'packs/*/data-pack.html',
          'packs/*/meeting.html',
          'packs/*.pdf',
          'packs/*/model.json',
          'packs/*.csv',
          'packs/*.csv-metadata.json',
          'packs/*/notice.json',
          'packs/*/publish.json',
          'packs/*/typeset.json',
        ],
        list: true,
      })
      .useObjects('DROPS_BUCKET', drops, { get: ['papers/*', 'kept/*'], list: true })
      .useTable(table, ['GetItem', 'Query', 'PutItem', 'UpdateItem'])
    packs.notifyQueue(publishPack.queue, { suffix: '/decision.json' })
    packs.notifyQueue(publishPack.queue, { suffix: '/superseded.json' })
    packs.notifyQueue(publishPack.queue, { suffix: '/preview.json' })
    packs.notifyQueue(publishPack.queue, { suffix: '/late-papers.json' })
    drops.notifyQueue(publishPack.queue, { prefix: 'arrivals/' })

    const typesetPack = addFunction('typeset-pack', {
      memoryMegabytes: 3008,
      timeout: Duration.minutes(10),
      batchSize: 1,
    }).useObjects('PACKS_BUCKET', packs, {
      getVersion: ['packs/*/typeset.json'],
      get: ['packs/*/model.json', 'packs/*/typeset-from.json', 'packs/*.pdf'],
      put: [
        ...[
          'packs/*/report.pdf',
          'packs/*/data-pack.pdf',
          'packs/*/meeting.pdf',
          `packs/*/${WORD_FILE}`,
          'packs/*/issue.json',
          'packs/*/notice.json',
          'packs/*/typeset-from.json',
        ],
        ...Object.values(WORKBOOK_FILES).map(file => `packs/*/${file}`),
      ],
      list: true,
    })
    packs.notifyQueue(typesetPack.queue, { suffix: '/typeset.json' })

    const sendPack = addFunction('send-pack', { memoryMegabytes: 1769, timeout: Duration.minutes(5), batchSize: 1 })
      .useObjects('PACKS_BUCKET', packs, {
        getVersion: ['packs/*/issue.json', 'packs/*/notice.json', 'packs/*/resend.json'],
        get: [
          'packs/*/issue.json',
          'packs/*/model.json',
          'packs/*/report.pdf',
          'packs/*/data-pack.pdf',
          'packs/*/meeting.pdf',
        ],
        put: [
          'packs/*/superseded.json',
          'packs/*/publish.json',
          'packs/*/late-papers.json',
          ...(file.webhook === undefined ? [] : ['packs/*/webhook.json']),
        ],
        list: true,
      })
      .useTable(table, [...LEDGER_ACTIONS, 'Query'])
      .sendMail(mail)
      .withVariable('LINKS_URL', answerLinks.url)
    packs.notifyQueue(sendPack.queue, { suffix: '/issue.json' })
    packs.notifyQueue(sendPack.queue, { suffix: '/notice.json' })
    packs.notifyQueue(sendPack.queue, { suffix: '/resend.json' })

    // a channel is to be told
    if (file.webhook !== undefined) {
      const postWebhook = addFunction('post-webhook', {
        memoryMegabytes: 256,
        timeout: Duration.minutes(1),
        batchSize: 1,
      })
        .useObjects('PACKS_BUCKET', packs, {
          getVersion: ['packs/*/webhook.json', 'alerts/*/webhook.json'],
          list: true,
        })
        .useTable(table, LEDGER_ACTIONS)
        .useSecret('WEBHOOK_PARAMETER', file.webhook.parameter)
      packs.notifyQueue(postWebhook.queue, { suffix: '/webhook.json' })
      optional.push(postWebhook)
    }

    // a pack was issued, superseded or withdrawn
    const publishSite = addFunction('publish-site', {
      memoryMegabytes: 1024,
      timeout: Duration.minutes(5),
      batchSize: 1,
    })
      .useObjects('PACKS_BUCKET', packs, {
        getVersion: ['packs/*/publish.json'],
        // no other edition can be read, so none can be published
        get: ['packs/*/public/*'],
        list: true,
      })
      .useObjects('SITE_BUCKET', site.bucket, { put: ['papers/*', '*.html', 'feed.xml', 'style.css', 'filter.js'] })
      .useTable(table, ['Query'])
      .withVariable('SITE_URL', site.url)
    packs.notifyQueue(publishSite.queue, { suffix: '/publish.json' })
    drops.notifyQueue(publishSite.queue, { prefix: 'records/' })

    // a day began
    const dailyChecksFunction = addFunction('daily-checks', { memoryMegabytes: 1024, timeout: Duration.minutes(5) })
      .useObjects('PACKS_BUCKET', packs, { put: ['alerts/*'] })
      .useTable(table, [...LEDGER_ACTIONS, 'Query'])
      .sendMail(mail)
      .withVariable('LINKS_URL', answerLinks.url)

    // the mail provider reports
    const trackDelivery = addFunction('track-delivery', { memoryMegabytes: 512, timeout: Duration.minutes(1) })
      .useTable(table, LEDGER_ACTIONS)
      .sendMail(mail)
    mail.sendNoticesTo(trackDelivery.queue)

    const schedules = new Schedules(this, 'Schedules', file.board, [
      dailyChecksTask(file, dailyChecksFunction.queue),
      ...packSendTasks(file, today, now, publishPack.queue),
    ])

    const addDeadLetterAlarm = (metric: Metric, id: string, problem: string, name: keyof typeof IMPACTS) =>
      new AlarmWithImpact(this, id, { problem, metric, threshold: 0, alarmTopic, ...IMPACTS[name] })
    addDeadLetterAlarm(
      visibleMessages(schedules.deadLetterQueue),
      'ScheduleMissed',
      'A schedule could not hand over its task.',
      'schedules',
    )
    addDeadLetterAlarm(
      visibleMessages(mail.noticeDeadLetterQueue),
      'NoticeUndelivered',
      'A notice of a message’s outcome could not be handed over.',
      'lost-delivery-notices',
    )

    new BoardDashboard(this, 'Dashboard', {
      board,
      functions: [
        receiveDrop,
        ...optional,
        computeIndicators,
        publishPack,
        typesetPack,
        sendPack,
        publishSite,
        dailyChecksFunction,
        trackDelivery,
      ].map(({ watched }) => watched),
    })

    this.addOutputs({
      board,
      table: table.tableName,
      'drops-bucket': drops.bucket.bucketName,
      'packs-bucket': packs.bucket.bucketName,
      'alarm-topic': alarmTopic.topicArn,
      region: this.region,
    })
  }

  private addOutputs(values: Readonly<Record<StackOutput, string>>): void {
    for (const [output, value] of Object.entries(values)) {
      const { name, description } = STACK_OUTPUTS[output as StackOutput]
      new CfnOutput(this, name, { description, value })
    }
  }
}

type FunctionSize = { readonly memoryMegabytes: number; readonly timeout: Duration; readonly batchSize?: number }

const visibleMessages = (queue: { metricApproximateNumberOfMessagesVisible(props: { statistic: string }): Metric }) =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM })

/** Addresses of the roles on a list, each once. */
function listAddresses(file: BoardFile, list: string): string[] {
  return [...new Set(rolesOnList(file, list).map(role => role.email))]
}
