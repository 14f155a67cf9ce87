import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { serveChannel, serveParameters } from './channel-server.ts'
import { startClock } from './clock.ts'
import type { DeclaredFunction } from './declarations.ts'
import { findQueueArn, findRuntime, findVariable } from './declared-functions.ts'
import { startDelivery } from './delivery.ts'
import { listNotices, simulatorOutcome } from './delivery-notices.ts'
import type { Service, ServiceCall } from './fault-proxy.ts'
import { type FunctionRuntime, startFunction } from './function-runtime.ts'
import { withAddresses, workerEnvironment } from './function-settings.ts'
import type { LocalStack, LocalStackOptions } from './local-stack.ts'
import { type SentMail, serveMail } from './mail-server.ts'
import { serveObjects } from './object-server.ts'
import { OPERATOR, operatorSettings } from './operator.ts'
import { isAllowed } from './permissions.ts'
import { serveQueues } from './queue-server.ts'
import { openQueues } from './queues.ts'
import { receiveByRules } from './receive-mail.ts'
import { fillInput, listDue } from './schedules.ts'
import { startLinks } from './start-links.ts'
import { serveTables } from './table-server.ts'

/** Runs what the board's template declares, on embedded servers in this process. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { dataFolder, ports = {} } = options
  const { source, declared } = options.board
  const data = dataFolder ?? (await mkdtemp(join(tmpdir(), 'boardpack-')))
  const clock = startClock(options.clock)
  const nameOf = (one: DeclaredFunction) => one.FunctionName.slice(source.board.board.id.length + 1)

  const statementsOf = (name: string) => declared.functions.find(one => nameOf(one) === name)?.statements ?? []

  const queues = openQueues(declared.queues, { deliverTwice: options.deliverTwice ?? false })
  const runtimes = new Map<string, FunctionRuntime>()
  const mail: SentMail[] = []
  const interceptor = {
    ...(options.onCall && { onCall: options.onCall }),
    crash: (caller: string) => runtimes.get(caller)?.kill('crashed on purpose'),
    isAllowed: (call: ServiceCall) => call.caller === OPERATOR || isAllowed(statementsOf(call.caller), call),
  }
  const port = (service: Service) => (ports[service] === undefined ? {} : { port: ports[service] })
  const objectFolder = join(data, 'objects')
  await mkdir(objectFolder, { recursive: true })
  const channel = await serveChannel()
  const [s3, dynamodb, ses, sqs, ssm] = await Promise.all([
    serveObjects({
      ...interceptor,
      ...port('s3'),
      folder: objectFolder,
      buckets: declared.buckets,
      now: clock.now,
      send: queues.send,
    }),
    serveTables({
      ...interceptor,
      ...port('dynamodb'),
      ...(dataFolder !== undefined && { folder: join(data, 'items') }),
      tables: declared.tables,
    }),
    serveMail({
      ...interceptor,
      ...port('ses'),
      identities: declared.identities,
      configurationSets: declared.configurationSets,
      now: clock.now,
      onSent(sent) {
        mail.push(sent)
        for (const notice of listNotices(sent, options.mailOutcome ?? simulatorOutcome, declared))
          queues.send(notice.queueArn, notice.body)
      },
    }),
    serveQueues({ ...interceptor, ...port('sqs'), declared: declared.queues, queues, now: clock.now }),
    serveParameters({ ...interceptor, ...port('ssm'), value: channel.url }),
  ])
  const servers = { s3, dynamodb, ses, sqs, ssm }
  const endpoints = {
    s3: s3.endpoint,
    dynamodb: dynamodb.endpoint,
    ses: ses.endpoint,
    sqs: sqs.endpoint,
    ssm: ssm.endpoint,
  }

  const links = await startLinks(declared, runtimes, nameOf, clock.now, ports.links)
  for (const one of declared.functions) {
    const name = nameOf(one)
    const { onLog } = options
    const runtime = startFunction(withAddresses(one, declared, links), {
      environment: workerEnvironment(name, endpoints),
      ...(onLog && { onLog: (line: string) => onLog(name, line) }),
    })
    runtimes.set(name, options.onInvoke ? timed(runtime, name, one.MemorySize, options.onInvoke) : runtime)
  }
  for (const name of options.loadFirst ?? []) runtimes.get(name)?.load()
  const delivery = startDelivery({
    queues,
    mappings: declared.mappings,
    runtimeOf: arn => findRuntime(declared, runtimes, nameOf, arn),
  })
  const s3Client = new S3Client({ ...operatorSettings(endpoints.s3), forcePathStyle: true })
  const dropsBucket = findVariable(declared, 'DROPS_BUCKET')
  let firedUntil = Date.parse(options.clock) - 1

  return {
    now: clock.now,
    endpoints,
    linksUrl: links.url,
    tableName: findVariable(declared, 'TABLE_NAME'),
    dropsBucket,
    packsBucket: findVariable(declared, 'PACKS_BUCKET'),
    siteBucket: findVariable(declared, 'SITE_BUCKET'),
    boardFile: source.file,
    servers,
    channel,

    async putDrop(feed, path, content) {
      clock.tickSeconds(1)
      const Key = `incoming/${feed}/${path}`
      const Body = content instanceof Uint8Array ? content : createReadStream(content.file)
      const ContentLength = content instanceof Uint8Array ? content.length : (await stat(content.file)).size
      await s3Client.send(new PutObjectCommand({ Bucket: dropsBucket, Key, Body, ContentLength }))
    },
    async receiveMail(mail) {
      clock.tickSeconds(1)
      const reception = await receiveByRules({ ...mail, at: clock.now() }, declared)
      if (reception === null) return false
      const { bucket, key, notices } = reception
      await s3Client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: mail.raw }))
      for (const { queueArn, body } of notices) queues.send(queueArn, body)
      return true
    },
    drain: delivery.drain,
    async fireSchedulesUntil(until) {
      const from = new Date(firedUntil + 1).toISOString()
      for (const due of listDue(declared.schedules, from, until)) {
        clock.moveTo(due.at)
        queues.send(due.schedule.Target.Arn, fillInput(due))
        firedUntil = Date.parse(due.at)
        await delivery.drain()
      }
      firedUntil = Math.max(firedUntil, Date.parse(until))
      clock.moveTo(until)
    },
    invoke(functionName, body) {
      queues.send(findQueueArn(declared, functionName, nameOf), JSON.stringify(body))
    },
    deadLetters: queues.deadLetters,
    sentMail: () => mail,
    logOf: name => runtimes.get(name)?.log ?? [],

    async stop() {
      await links.close()
      await channel.close()
      await delivery.stop()
      s3Client.destroy()
      await Promise.all([...runtimes.values()].map(runtime => runtime.stop()))
      await Promise.all(Object.values(servers).map(server => server.close()))
      if (dataFolder === undefined) await rm(data, { recursive: true, force: true })
    },
  }
}

/** The same function, each call of which is timed. */
function timed(
  runtime: FunctionRuntime,
  name: string,
  memory: number,
  onInvoke: NonNullable<LocalStackOptions['onInvoke']>,
): FunctionRuntime {
  return {
    ...runtime,
    async invoke(event) {
      const began = performance.now()
      try {
        return await runtime.invoke(event)
      } finally {
        onInvoke(name, performance.now() - began, memory)
      }
    },
  }
}
