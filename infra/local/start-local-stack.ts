import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { LambdaFunctionURLResult } from 'aws-lambda'
import type { Instant } from '../../shared/calendar/local-time.ts'
import { type ChannelServer, serveChannel, serveParameters } from './channel-server.ts'
import { startClock } from './clock.ts'
import type { Declarations, DeclaredFunction } from './declarations.ts'
import { startDelivery } from './delivery.ts'
import { listNotices, type MailOutcome, simulatorOutcome } from './delivery-notices.ts'
import type { EmbeddedServer, InjectedFault, Service, ServiceCall } from './fault-proxy.ts'
import { type FunctionRuntime, startFunction } from './function-runtime.ts'
import { type LinkServer, serveLinks } from './link-server.ts'
import { type SentMail, serveMail } from './mail-server.ts'
import { serveObjects } from './object-server.ts'
import { LOCAL_SECRET, OPERATOR, operatorSettings } from './operator.ts'
import { isAllowed } from './permissions.ts'
import type { PreparedBoard } from './prepare-board.ts'
import { serveQueues } from './queue-server.ts'
import { type DeadLetter, openQueues } from './queues.ts'
import { type ArrivingMail, receiveByRules } from './receive-mail.ts'
import { REGION } from './resolve-template.ts'
import { fillInput, listDue } from './schedules.ts'
import { serveTables } from './table-server.ts'

export interface LocalStackOptions {
  readonly board: PreparedBoard
  /** The clock's time at the start. */
  readonly clock: Instant
  /** Where objects and items are kept; a temporary folder deleted with the stack when left out. */
  readonly dataFolder?: string
  /** Ports to listen on; free ones when left out. */
  readonly ports?: Partial<Record<Service | 'links', number>>
  /** Every message is delivered once more after it was handled, as queues may do. */
  readonly deliverTwice?: boolean
  readonly mailOutcome?: (address: string) => MailOutcome
  /** Called with every service call; may ask for a fault. */
  readonly onCall?: (call: ServiceCall) => InjectedFault | undefined
  /** Called after every call of a function, with how long it took. */
  readonly onInvoke?: (functionName: string, milliseconds: number, memoryMegabytes: number) => void
  /** Called with every line that a function logs. */
  readonly onLog?: (functionName: string, line: string) => void
}

export interface LocalStack {
  readonly now: () => Instant
  /** Puts a file into the drops bucket as a supplier does, a second after the one before. */
  putDrop(feed: string, path: string, content: Uint8Array | { readonly file: string }): Promise<void>
  /** Hands over a mail as SES does when it arrives, a second after the drop before; false where no rule of the template takes it. */
  receiveMail(mail: Omit<ArrivingMail, 'at'>): Promise<boolean>
  /** Lets events run until nothing is left to do. */
  readonly drain: () => Promise<void>
  /**
   * Moves the clock on, hands over every schedule due until then (both ends counted), each with the clock at its time.
   */
  fireSchedulesUntil(until: Instant): Promise<void>
  /** Puts a message into a function's queue. */
  invoke(functionName: string, body: unknown): void
  readonly deadLetters: () => DeadLetter[]
  /** Every message sent so far, in order. */
  readonly sentMail: () => readonly SentMail[]
  logOf(functionName: string): readonly string[]
  readonly endpoints: Readonly<Record<Service, string>>
  /** Where the links in mails lead. */
  readonly linksUrl: string
  /** The template's names, from the functions' environment. */
  readonly tableName: string
  readonly dropsBucket: string
  readonly packsBucket: string
  /** What the public site would serve. */
  readonly siteBucket: string
  /** The file of its board. */
  readonly boardFile: string
  readonly servers: Readonly<Record<Service, EmbeddedServer>>
  /** What a webhook of the board's file posts to. */
  readonly channel: Pick<ChannelServer, 'posts' | 'answerWith'>
  stop(): Promise<void>
}

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

/** Serves the address of the one function that people call. */
function startLinks(
  declared: Declarations,
  runtimes: ReadonlyMap<string, FunctionRuntime>,
  nameOf: (one: DeclaredFunction) => string,
  now: () => Instant,
  port: number | undefined,
): Promise<LinkServer> {
  const [address] = declared.functionUrls
  if (address === undefined) throw new Error('The template declares no address of a function')
  const invoke = (event: unknown) =>
    findRuntime(declared, runtimes, nameOf, address.TargetFunctionArn).invoke(event) as Promise<LambdaFunctionURLResult>
  return serveLinks(invoke, now, port)
}

/** A function's settings with the addresses that a deployment would fill in. */
function withAddresses(one: DeclaredFunction, { functionUrls }: Declarations, links: LinkServer): DeclaredFunction {
  const filled = Object.entries(one.Environment.Variables).map(([name, value]): [string, string] => [
    name,
    functionUrls.some(({ ref }) => value === `${ref}.FunctionUrl`) ? links.url : value,
  ])
  return { ...one, Environment: { Variables: Object.fromEntries(filled) } }
}

/**
 * What Lambda would add to a function's own variables, and where the services are. The access key identifies the
 * caller.
 */
function workerEnvironment(name: string, endpoints: Record<Service, string>): Record<string, string> {
  return {
    AWS_REGION: REGION,
    RUN_NOTICE: 'Sample: made on this machine, not a paper of the board',
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SSM: endpoints.ssm,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  }
}

function findVariable({ functions }: Declarations, name: string): string {
  const value = functions.map(one => one.Environment.Variables[name]).find(found => found !== undefined)
  if (value === undefined) throw new Error(`No function of the template has the variable ${name}`)
  return value
}

function findRuntime(
  { functions }: Declarations,
  runtimes: ReadonlyMap<string, FunctionRuntime>,
  nameOf: (one: DeclaredFunction) => string,
  reference: string,
): FunctionRuntime {
  const one = functions.find(({ ref, arn }) => ref === reference || arn === reference)
  const runtime = one && runtimes.get(nameOf(one))
  if (!runtime) throw new Error(`The template has no function ${reference}`)
  return runtime
}

function findQueueArn(
  { functions, mappings }: Declarations,
  name: string,
  nameOf: (one: DeclaredFunction) => string,
): string {
  const one = functions.find(declared => nameOf(declared) === name)
  const mapping = mappings.find(({ FunctionName }) => FunctionName === one?.ref || FunctionName === one?.arn)
  if (!mapping) throw new Error(`No queue hands messages to ${name}`)
  return mapping.EventSourceArn
}
