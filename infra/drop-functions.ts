import { Duration } from 'aws-cdk-lib'
import type { BoardFunction } from './constructs/board-function.ts'
import { MAIL_PREFIX, MailIn } from './constructs/mail-in.ts'
import { addSupplierRole } from './constructs/supplier-role.ts'
import { addFunction, LEDGER_ACTIONS, type StackParts } from './stack-parts.ts'

/** The functions of what suppliers send: a file, a mail with files, and the figures that change with them; each with its rights. */
export function addDropFunctions(parts: StackParts) {
  const { stack, file, drops, table, mail, linksUrl } = parts

  // a file arrived
  const receiveDrop = addFunction(parts, 'receive-drop', {
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
    .withVariable('LINKS_URL', linksUrl)
  drops.notifyQueue(receiveDrop.queue, { prefix: 'incoming/' })
  const systems = file.feeds.flatMap(feed => {
    const roleId = addSupplierRole(stack, feed, drops)
    return roleId === null ? [] : [`${roleId}=${feed.id}`]
  })
  // by which it knows whose system sent a file
  if (systems.length > 0) receiveDrop.withVariable('SUPPLIER_SYSTEMS', systems.join(' '))

  // a mail arrived
  const { receiving } = file.mail
  let receiveMail: BoardFunction | null = null
  if (receiving !== undefined) {
    receiveMail = addFunction(parts, 'receive-mail', {
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
      .withVariable('LINKS_URL', linksUrl)
    new MailIn(stack, 'MailIn', { board: file.board.id, receiving, drops, queue: receiveMail.queue })
  }

  // figures changed
  const computeIndicators = addFunction(parts, 'compute-indicators', {
    memoryMegabytes: 1024,
    timeout: Duration.minutes(5),
  })
    .useObjects('DROPS_BUCKET', drops, { getVersion: ['accepted/*'], list: true })
    .useTable(table, ['Query', 'PutItem', 'UpdateItem'])
  drops.notifyQueue(computeIndicators.queue, { prefix: 'accepted/' })
  return { receiveDrop, receiveMail, computeIndicators }
}
