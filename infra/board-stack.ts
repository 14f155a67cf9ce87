import { Annotations, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CalendarDate } from '../shared/calendar/date.ts'
import type { Instant } from '../shared/calendar/local-time.ts'
import { describePastSends, pastSends } from '../shared/config/past-sends.ts'
import { rolesOnList } from '../shared/config/roles-on-list.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { IMPACTS } from '../shared/operations/alarm-texts.ts'
import { type BundledFunction, LINK_FUNCTION } from '../shared/operations/function-names.ts'
import { STACK_OUTPUTS, type StackOutput } from '../shared/operations/stack-outputs.ts'
import { DOCUMENT_FILES, DOCUMENTS, WORD_FILE } from '../shared/packs/model/documents.ts'
import { AdministratorsTopic, AlarmWithImpact } from './constructs/alarms.ts'
import { DropStore, PackStore, RequestLogs } from './constructs/buckets.ts'
import { BoardDashboard } from './constructs/dashboard.ts'
import { LinkFunction } from './constructs/link-function.ts'
import { BoardMail } from './constructs/mail.ts'
import { MAIL_PREFIX } from './constructs/mail-in.ts'
import { PublicSite } from './constructs/public-site.ts'
import { RecordTable } from './constructs/record-table.ts'
import { Schedules } from './constructs/schedules.ts'
import { addDropFunctions } from './drop-functions.ts'
import { addPackFunctions } from './pack-functions.ts'
import { dailyChecksTask, packSendTasks } from './scheduled-tasks.ts'
import { addFunction, LEDGER_ACTIONS, type StackParts } from './stack-parts.ts'

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

    const parts: StackParts = {
      stack: this,
      file,
      drops,
      packs,
      site,
      table,
      mail,
      alarmTopic,
      linksUrl: answerLinks.url,
      bundleFolder,
    }
    const { receiveDrop, receiveMail, computeIndicators } = addDropFunctions(parts)
    const { publishPack, typesetPack, sendPack, postWebhook, publishSite } = addPackFunctions(parts)

    // a day began
    const dailyChecksFunction = addFunction(parts, 'daily-checks', {
      memoryMegabytes: 1024,
      timeout: Duration.minutes(5),
    })
      .useObjects('PACKS_BUCKET', packs, { put: ['alerts/*'] })
      .useTable(table, [...LEDGER_ACTIONS, 'Query'])
      .sendMail(mail)
      .withVariable('LINKS_URL', answerLinks.url)

    // the mail provider reports
    const trackDelivery = addFunction(parts, 'track-delivery', { memoryMegabytes: 512, timeout: Duration.minutes(1) })
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
        ...[receiveMail, postWebhook].filter(each => each !== null),
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

const visibleMessages = (queue: { metricApproximateNumberOfMessagesVisible(props: { statistic: string }): Metric }) =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM })

/** Addresses of the roles on a list, each once. */
function listAddresses(file: BoardFile, list: string): string[] {
  return [...new Set(rolesOnList(file, list).map(role => role.email))]
}
