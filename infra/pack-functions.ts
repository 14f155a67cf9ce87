import { Duration } from 'aws-cdk-lib'
import { WORD_FILE, WORKBOOK_FILES } from '../shared/packs/model/documents.ts'
import type { BoardFunction } from './constructs/board-function.ts'
import { addFunction, LEDGER_ACTIONS, type StackParts } from './stack-parts.ts'

/** The functions of a pack, from the day it is due to the public site; each with its rights. */
export function addPackFunctions(parts: StackParts) {
  const { file, drops, packs, site, table, mail, linksUrl } = parts

  // a pack is due
  const publishPack = addFunction(parts, 'publish-pack', {
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

  const typesetPack = addFunction(parts, 'typeset-pack', {
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

  const sendPack = addFunction(parts, 'send-pack', {
    memoryMegabytes: 1769,
    timeout: Duration.minutes(5),
    batchSize: 1,
  })
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
    .withVariable('LINKS_URL', linksUrl)
  packs.notifyQueue(sendPack.queue, { suffix: '/issue.json' })
  packs.notifyQueue(sendPack.queue, { suffix: '/notice.json' })
  packs.notifyQueue(sendPack.queue, { suffix: '/resend.json' })

  // a channel is to be told
  let postWebhook: BoardFunction | null = null
  if (file.webhook !== undefined) {
    postWebhook = addFunction(parts, 'post-webhook', {
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
  }

  // a pack was issued, superseded or withdrawn
  const publishSite = addFunction(parts, 'publish-site', {
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
  return { publishPack, typesetPack, sendPack, postWebhook, publishSite }
}
