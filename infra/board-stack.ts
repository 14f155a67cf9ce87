import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CalendarDate } from '../shared/calendar/date.ts'
import { type FunctionName, IMPACTS } from '../shared/checks/impacts.ts'
import { rolesOnList } from '../shared/config/roles-on-list.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { AdministratorsTopic, AlarmWithImpact } from './constructs/alarm-with-impact.ts'
import { BoardFunction, type TableAction } from './constructs/board-function.ts'
import { DropStore, PackStore, RequestLogs } from './constructs/buckets.ts'
import { BoardMail } from './constructs/mail.ts'
import { RecordTable } from './constructs/record-table.ts'
import { Schedules } from './constructs/schedules.ts'
import { dailyChecks, packSends } from './due-tasks.ts'

export interface BoardStackProps extends StackProps {
  readonly board: BoardFile
  /** Sends before this day are past and get no schedule. */
  readonly today: CalendarDate
  /** The folder of a function's bundle. */
  readonly bundleOf: (name: FunctionName) => string
}

/** What the mail ledger asks of the table: find, reserve, move on. */
const LEDGER: readonly TableAction[] = ['GetItem', 'PutItem', 'UpdateItem']

/** Everything one board has in the cloud. Boards share nothing but the code. */
export class BoardStack extends Stack {
  constructor(scope: Construct, id: string, { board: file, today, bundleOf, ...props }: BoardStackProps) {
    super(scope, id, props)
    const board = file.board.id
    const administrators = new AdministratorsTopic(this, 'Administrators', addressesOf(file, file.board.administrators))
    const tell = administrators.topic

    const logs = new RequestLogs(this, 'RequestLogs', board).bucket
    const drops = new DropStore(this, 'Drops', { board, logs })
    const packs = new PackStore(this, 'Packs', { board, logs })
    const table = new RecordTable(this, 'Records')
    const mail = new BoardMail(this, 'Mail', file)

    const addFunction = (name: FunctionName, size: Size) =>
      new BoardFunction(this, name, { board, name, code: bundleOf(name), tell, ...size, ...IMPACTS[name] })

    // a file arrived
    const receiveDrop = addFunction('receive-drop', {
      memoryMegabytes: 1769,
      timeout: Duration.minutes(15),
      batchSize: 1,
    })
      .useObjects('DROPS_BUCKET', drops, {
        get: ['incoming/*', 'receipts/*.json'],
        put: ['kept/*', 'accepted/*', 'receipts/*'],
        list: true,
      })
      .useTable(table, [...LEDGER, 'Query', 'BatchWriteItem'])
      .sendMail(mail)
    drops.tell(receiveDrop.queue, { prefix: 'incoming/' })

    // figures changed
    const computeIndicators = addFunction('compute-indicators', { memoryMegabytes: 1024, timeout: Duration.minutes(5) })
      .useObjects('DROPS_BUCKET', drops, { get: ['accepted/*'], list: true })
      .useTable(table, ['Query', 'PutItem', 'UpdateItem'])
    drops.tell(computeIndicators.queue, { prefix: 'accepted/' })

    // a pack is due
    const publishPack = addFunction('publish-pack', {
      memoryMegabytes: 1769,
      timeout: Duration.minutes(5),
      batchSize: 1,
    })
      .useObjects('PACKS_BUCKET', packs, {
        // a person's decision is read and never written: no function can approve a pack
        get: ['packs/*/released.json'],
        put: [
          'packs/*/index.html',
          'packs/*/model.json',
          'packs/*.csv',
          'packs/*.csv-metadata.json',
          'packs/*/notice.json',
          'packs/*/typeset.json',
        ],
        list: true,
      })
      .useTable(table, ['GetItem', 'Query', 'PutItem', 'UpdateItem'])
    packs.tell(publishPack.queue, { suffix: '/released.json' })

    const typesetPack = addFunction('typeset-pack', {
      memoryMegabytes: 3008,
      timeout: Duration.minutes(10),
      batchSize: 1,
    }).useObjects('PACKS_BUCKET', packs, {
      get: ['packs/*/typeset.json', 'packs/*/model.json'],
      put: ['packs/*/pack.pdf', 'packs/*/issue.json'],
      list: true,
    })
    packs.tell(typesetPack.queue, { suffix: '/typeset.json' })

    const sendPack = addFunction('send-pack', { memoryMegabytes: 1769, timeout: Duration.minutes(5), batchSize: 1 })
      .useObjects('PACKS_BUCKET', packs, {
        get: [
          'packs/*/issue.json',
          'packs/*/notice.json',
          'packs/*/again.json',
          'packs/*/model.json',
          'packs/*/index.html',
          'packs/*/pack.pdf',
        ],
        list: true,
      })
      .useTable(table, [...LEDGER, 'Query'])
      .sendMail(mail)
    packs.tell(sendPack.queue, { suffix: '/issue.json' })
    packs.tell(sendPack.queue, { suffix: '/notice.json' })
    packs.tell(sendPack.queue, { suffix: '/again.json' })

    // a day began
    const checkDay = addFunction('daily-checks', { memoryMegabytes: 1024, timeout: Duration.minutes(5) })
      .useObjects('PACKS_BUCKET', packs, { put: ['alerts/*'] })
      .useTable(table, [...LEDGER, 'Query'])
      .sendMail(mail)

    // the mail provider reports
    const trackDelivery = addFunction('track-delivery', { memoryMegabytes: 512, timeout: Duration.minutes(1) })
      .useTable(table, LEDGER)
      .sendMail(mail)
    mail.reportTo(trackDelivery.queue)

    const schedules = new Schedules(this, 'Schedules', board, [
      dailyChecks(file, checkDay.queue),
      ...packSends(file, today, publishPack.queue),
    ])

    const aside = (metric: Metric, id: string, says: string, name: keyof typeof IMPACTS) =>
      new AlarmWithImpact(this, id, { says, metric, above: 0, tell, ...IMPACTS[name] })
    aside(visibleIn(schedules.aside), 'ScheduleMissed', 'A schedule could not hand over its task.', 'schedules')
    aside(
      visibleIn(mail.lostNotices),
      'NoticeLost',
      'A notice of a message’s fate could not be handed over.',
      'lost-delivery-notices',
    )
  }
}

type Size = { readonly memoryMegabytes: number; readonly timeout: Duration; readonly batchSize?: number }

const visibleIn = (queue: { metricApproximateNumberOfMessagesVisible(props: { statistic: string }): Metric }) =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM })

/** Addresses of the roles on a list, each once. */
function addressesOf(file: BoardFile, list: string): string[] {
  return [...new Set(rolesOnList(file, list).map(role => role.email))]
}
