import { isDeepStrictEqual } from 'node:util'
import { wholeArea } from '../../shared/config/areas.ts'
import { rolesOnList } from '../../shared/config/roles-on-list.ts'
import type { Receipt } from '../../shared/intake/receipt/receipt.ts'
import type { MailRecord, MailState } from '../../shared/mail/ledger.ts'
import { MAX_RECORDINGS } from '../../shared/mail/record-outcome.ts'
import { findTampering } from '../../shared/operations/audit-chain.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import {
  findWrongProposals,
  findWrongQuestions,
  findWrongSupplements,
  findWrongVersions,
  sentRuns,
} from './around-the-meeting.ts'
import { acceptedFiles, paperOf, referencePaper, referenceState, type StoredState, storedStateOf } from './reference.ts'
import {
  DAYS,
  DOUBTFUL_FILES,
  DROPS,
  decidedAfterIssue,
  type File,
  keyOf,
  REGISTER_NAMES,
  RUN,
  type Scenario,
} from './scenario.ts'
import { type Bounce, hashOf, type World } from './world.ts'

/** Everything in a settled world that must not be, each in a sentence; none when all is well. */
export async function findViolations(story: Scenario, world: World): Promise<string[]> {
  const mails = await mailLedger(world.table).list()
  return [
    ...world.simulation.deadLetters.map(
      ({ to }) => `a message to ${to} is given up although nothing goes wrong any more`,
    ),
    ...(await findLostDrops(story, world, mails)),
    ...(await findWrongState(world)),
    ...(await findUsedDoubt(story, world)),
    ...(await findWrongPaper(story, world)),
    ...(await findWrongSends(story, world, mails)),
    ...(await findWrongMeetingMails(story, world, mails)),
    ...findUnreportedBounces(world, mails),
    ...(await findWrongCounts(world, mails)),
    ...(await findUnnotifiedAlerts(world)),
    ...world.missingNotices,
    ...(findTampering(await auditTrail(world.table).list()) === null ? [] : ['the audit trail is broken']),
  ]
}

async function findLostDrops(
  { files, areOverwritten }: Scenario,
  world: World,
  mails: readonly MailRecord[],
): Promise<string[]> {
  const drops = dropRepository(world.table)
  const found: string[] = []
  for (const file of files) {
    const { bytes, outcome, at } = DROPS[file]!
    const record = await drops.find(hashOf(bytes))
    if (record?.state !== outcome) found.push(`${file} is ${record?.state ?? 'lost'}, not ${outcome}`)
    if (!world.versions.has(`drops/kept/${hashOf(bytes)}`)) found.push(`the bytes of ${file} are not kept`)
    const cause = `${keyOf(file, areOverwritten)} ${at}`
    const receipts = mails.filter(mail => mail.kind === 'receipt' && mail.cause.includes(cause))
    if (receipts.length !== 1)
      found.push(`${file} has ${receipts.length} receipts: ${receipts.map(r => r.subject).join()}`)
  }
  return found
}

async function findWrongState(world: World): Promise<string[]> {
  const known = storedStateOf(world)
  const expected = await referenceState([...(await acceptedFiles(world)).values()])
  return [...new Set([...Object.keys(known), ...Object.keys(expected)])]
    .filter(key => !isDeepStrictEqual(known[key], expected[key]))
    .map(key => `${key} is ${JSON.stringify(known[key])}, not ${JSON.stringify(expected[key])}`)
}

/** A figure that nobody means is asked about once, and everything is as if it had not come. */
async function findUsedDoubt({ files }: Scenario, world: World): Promise<string[]> {
  const doubtful = files.filter(file => DOUBTFUL_FILES.includes(file))
  if (doubtful.length === 0) return []
  const asked = doubtful.flatMap(file => {
    const questions = receiptsOf(world, file).map(receipt => receipt.questions.length)
    return isDeepStrictEqual(questions, [1]) ? [] : [`${file} is asked about by ${questions.join(' and ')} questions`]
  })
  const accepted = [...(await acceptedFiles(world)).values()]
  const without = await referenceState(accepted.filter(file => !doubtful.includes(file)))
  // which drop brought a figure that is the same in both is no difference
  const derived = (state: StoredState): unknown =>
    JSON.parse(
      JSON.stringify(
        Object.entries(state)
          .filter(([key]) => /^(RESULT|EPISODE) /.test(key))
          .sort(),
        (name, value) => (name === 'drops' ? undefined : (value as unknown)),
      ),
    )
  return isDeepStrictEqual(derived(storedStateOf(world)), derived(without))
    ? asked
    : [...asked, `results or alerts differ from those without ${doubtful.join(' and ')}`]
}

function receiptsOf(world: World, file: File): Receipt[] {
  const start = `drops/receipts/${hashOf(DROPS[file]!.bytes)}-`
  return [...world.versions].flatMap(([key, versions]) =>
    key.startsWith(start) && key.endsWith('.json')
      ? [JSON.parse(new TextDecoder().decode(versions.at(-1))) as Receipt]
      : [],
  )
}

async function findWrongPaper(story: Scenario, world: World): Promise<string[]> {
  const run = await packRunRepository(world.table).find(RUN)
  if (run === null || sentRuns([run]).length === 0) return [`the pack is ${run?.state ?? 'not there'}`]
  const files = await acceptedFiles(world)
  const pinned = run.drops.map(drop => files.get(drop)!)
  const expected = await referencePaper(run, pinned, story)
  const late = pinned.filter(file => DROPS[file]!.at > run.asKnownAt)
  const paper = paperOf(world)
  const doubtful = pinned.filter(file => DOUBTFUL_FILES.includes(file))
  const without = await referencePaper(
    run,
    pinned.filter(file => !doubtful.includes(file)),
    story,
  )
  return [
    ...late.map(file => `the pack as known at ${run.asKnownAt} is pinned to ${file} of ${DROPS[file]!.at}`),
    ...(isDeepStrictEqual(paper, expected) ? [] : ['the paper is not that of its drops']),
    // that a figure awaits its confirmation is said; the figure is not
    ...(isDeepStrictEqual(paper?.printed, without?.printed)
      ? []
      : [`the paper shows something of ${doubtful.join(' and ')}`]),
  ]
}

/** Kinds that wait for a person when they are in doubt; the rest are rather sent twice than not at all. */
const SENT_AT_MOST_ONCE = new Set(['pack', 'alert-digest', 'action-reminder', 'action-overdue', 'data-reminder'])

/** Letters of a day: a day that is run again writes what is true then. */
export const DAILY = new Set(['action-reminder', 'action-overdue', 'data-reminder', 'administrators', 'notice'])

/** How a message ends to which these reports came, whatever the order in which they were handled. */
const BOUNCE_ENDS: Readonly<Record<Bounce, MailState>> = {
  permanent: 'bounced',
  'mailbox full': 'bounced',
  undetermined: 'bounced',
  'given up for now': 'soft-bounced',
  'automatic reply': 'delivered',
  'returned after delivery': 'bounced',
  'bounced before, so never sent': 'bounced',
  'bounced elsewhere, so never sent': 'bounced',
  'complained before, so never sent': 'bounced',
  complaint: 'complained',
  rejected: 'bounced',
}

/** Of runs that are not to be sent to anybody any more. */
const TAKEN_BACK: readonly PackRunRecord['state'][] = ['withdrawn', 'superseded']

async function findWrongSends(
  { bouncingAddress, bounce }: Scenario,
  world: World,
  mails: readonly MailRecord[],
): Promise<string[]> {
  const found: string[] = []
  const runs = await packRunRepository(world.table).list()
  const takenBack = new Set(runs.filter(({ state }) => TAKEN_BACK.includes(state)).map(({ run }) => run))
  for (const mail of mails) {
    const taken = world.sentMessages.filter(({ id }) => id === mail.id)
    const name = `${mail.kind} “${mail.subject}” to ${mail.recipient}`
    // what a day wanted said need not be said any more once it is fixed
    if (taken.length === 0 && ['failed', 'reserved'].includes(mail.state) && DAILY.has(mail.kind)) continue
    // nor is a version that was taken back while one of its messages was in doubt
    if (taken.length === 0 && mail.state === 'failed' && takenBack.has(mail.pack?.run ?? '')) continue
    if (taken.length === 0) found.push(`${name} was never sent`)
    if (taken.length > 1 && SENT_AT_MOST_ONCE.has(mail.kind)) found.push(`${name} was sent ${taken.length} times`)
    if (taken.length > 1 && hadNoDoubtfulFault(world))
      found.push(`${name} was sent ${taken.length} times for no reason`)
    const end = mail.recipient === bouncingAddress ? BOUNCE_ENDS[bounce] : 'delivered'
    if (mail.state !== end) found.push(`${name} is ${mail.state}, not ${end}`)
  }
  const known = new Set(mails.map(({ id }) => id))
  if (world.sentMessages.some(({ id }) => !known.has(id)))
    found.push('a message was sent that the ledger does not know')
  const packs = mails.filter(({ kind }) => kind === 'pack')
  const members = memberAddresses(world)
  const sent = sentRuns(runs).map(({ run }) => run)
  for (const run of new Set([...sent, ...packs.flatMap(({ pack }) => pack?.run ?? [])])) {
    const ofRun = packs.filter(({ pack }) => pack?.run === run)
    const recipients = ofRun.map(({ recipient }) => recipient).sort()
    if (!sent.includes(run) || !isDeepStrictEqual(recipients, members))
      found.push(`${run} went to ${recipients.join()}`)
    const ids = new Set(ofRun.map(({ id }) => id))
    const texts = new Set(world.sentMessages.filter(({ id }) => ids.has(id)).map(({ text }) => text))
    if (texts.size > 1) found.push(`members have different mails of ${run}`)
  }
  return found
}

function memberAddresses({ board }: World): string[] {
  return board.lists.members!.map(id => board.roles.find(role => role.id === id)!.email).sort()
}

/** Supplements, reminders, later versions, withdrawals and proposals. */
async function findWrongMeetingMails(
  { files }: Scenario,
  world: World,
  mails: readonly MailRecord[],
): Promise<string[]> {
  const dropOf = (file: File) => (files.includes(file) ? [hashOf(DROPS[file]!.bytes)] : [])
  const papers = [
    ...(files.includes('roads-again.md') ? [] : dropOf('roads.md')),
    ...dropOf('roads-again.md'),
    ...dropOf('custody.md'),
  ]
  return [
    ...findWrongQuestions(
      world,
      mails,
      files,
      REGISTER_NAMES.every(name => files.includes(name)),
    ),
    ...(await findWrongSupplements(world, papers)),
    ...(await findWrongVersions(world, mails, decidedAfterIssue(world), RUN, memberAddresses(world))),
    ...(await findWrongProposals(world, mails, RUN, dropOf('restated.csv')[0])),
  ]
}

/** The secretariat is told of every message that did not arrive or was not wanted, once for each way; of notices it is not. */
function findUnreportedBounces({ board, sentMessages }: World, mails: readonly MailRecord[]): string[] {
  const secretariat = board.roles.find(({ id }) => id === board.board.secretariat)!.email
  const undelivered = mails.filter(
    ({ kind, state }) => kind !== 'notice' && ['bounced', 'soft-bounced', 'complained'].includes(state),
  )
  return undelivered.flatMap(({ id, kind, recipient, subject }) => {
    const notices = mails.filter(mail => mail.kind === 'notice' && mail.cause.endsWith(` ${id}`))
    const isTold = notices.some(notice => sentMessages.some(sent => sent.id === notice.id))
    const isToSecretariat = notices.every(notice => notice.recipient === secretariat)
    return isTold && isToSecretariat ? [] : [`nobody was told that ${kind} “${subject}” did not reach ${recipient}`]
  })
}

/** What is counted for the dashboard is never more than what happened, and no less where nothing went wrong. */
async function findWrongCounts(world: World, mails: readonly MailRecord[]): Promise<string[]> {
  const [records, runs, episodes, trail] = await Promise.all([
    dropRepository(world.table).list(),
    packRunRepository(world.table).list(),
    episodeRepository(world.table).list(),
    auditTrail(world.table).list(),
  ])
  const happened: Readonly<Record<string, number>> = {
    DropsAccepted: records.filter(({ state }) => state === 'accepted').length,
    DropsRejected: records.filter(({ state }) => state === 'rejected').length,
    PacksIssued: sentRuns(runs).length,
    PacksHeld: trail.filter(({ what }) => what === 'held').length,
    MailsSent: world.sentMessages.length,
    MailsBounced: mails.filter(({ state }) => state === 'bounced' || state === 'soft-bounced').length,
    AlertsOpened: episodes.filter(({ openingNotifiedOn }) => openingNotifiedOn !== null).length,
  }
  const isExact = world.simulation.injectedFaults.length === 0
  return Object.entries(happened).flatMap(([name, count]) => {
    const counted = world.counted.get(name) ?? 0
    // an automatic reply that is here before the delivery is counted as a bounce
    const mayBeMore = name === 'MailsBounced' && world.options.bounce === 'automatic reply'
    const isWrong = isExact ? counted !== count : counted > count
    return isWrong && !mayBeMore ? [`${name} is counted ${counted} times, and it happened ${count} times`] : []
  })
}

/** Nothing went wrong that could leave a message in doubt, as it is once the ledger has not taken what the provider answered. */
const hadNoDoubtfulFault = ({ simulation, options }: World) =>
  options.concurrency === 1 &&
  simulation.injectedFaults.every(fault => fault === 'throttle' || fault === 'unprocessed') &&
  simulation.throttledCalls.filter(name => / set MAIL .*\bstate\b/.test(name)).length < MAX_RECORDINGS

function ownerAddress({ board }: World, indicator: string): string | undefined {
  const owner = board.indicators.find(({ id }) => id === indicator)?.owner
  return board.roles.find(({ id }) => id === owner)?.email
}

/** Every alert that stands was told once, in the digest that it is put down to. */
export async function findUnnotifiedAlerts(world: World): Promise<string[]> {
  const mails = await mailLedger(world.table).list()
  const episodes = await episodeRepository(world.table).list()
  const due = episodes.filter(({ closedAt, openedAt }) => closedAt === null && openedAt <= `${DAYS.at(-1)!}T07:00:00Z`)
  const unnotified = due.filter(({ openingNotifiedOn }) => openingNotifiedOn === null)
  const days = new Set(
    episodes.flatMap(({ openingNotifiedOn, closingNotifiedOn }) => [openingNotifiedOn, closingNotifiedOn]),
  )
  days.delete(null)
  // the list has every alert of the whole; an owner has those that are the owner's, of parts too
  const whole = wholeArea(world.board).id
  const listed = new Set(rolesOnList(world.board, world.board.verdicts.alertList).map(({ email }) => email))
  return [
    ...unnotified.map(({ id }) => `the alert ${id} was never told`),
    ...[...days].flatMap(day => {
      const ofDay = episodes.filter(
        ({ openingNotifiedOn, closingNotifiedOn }) => openingNotifiedOn === day || closingNotifiedOn === day,
      )
      const told = ofDay.filter(({ area }) => area === whole).length
      const owners = new Set(ofDay.map(({ indicator }) => ownerAddress(world, indicator)))
      const unreached = [...owners].filter(
        owner =>
          owner !== undefined &&
          !mails.some(({ cause, recipient }) => cause === `alert digest ${day!}` && recipient === owner),
      )
      const letter = mails.find(({ cause, recipient }) => cause === `alert digest ${day!}` && listed.has(recipient))
      const subject = letter?.subject ?? 'none'
      const counts = [
        ...subject.matchAll(/(\d+) (?:significant change|inspection response|risk|plan action|action|alert)/g),
      ].map(([, count]) => Number(count))
      const counted = counts.reduce((sum, count) => sum + count, 0)
      return [
        ...(counted === told || (told === 0 && letter === undefined)
          ? []
          : [`${told} alerts were to be told on ${day!}, by “${subject}”`]),
        ...unreached.map(owner => `${owner} owns an indicator in the alerts of ${day!}, and has no letter of that day`),
      ]
    }),
  ]
}
