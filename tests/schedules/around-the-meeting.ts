import type { MailRecord } from '../../shared/mail/ledger.ts'
import { isOver, type PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import type { World } from './world.ts'

/*
 * What is sent around a meeting beside its pack: late papers, reminders of papers, minutes, records of decisions and responses, later
 * versions, withdrawals, proposals of a correction.
 */

const bytes = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)
const paper = (item: string, title: string, words: string) =>
  bytes(
    'Date: 10 May 2018',
    `Agenda item: ${item}`,
    `Title: ${title}`,
    'From: Chief',
    'Purpose: To inform.',
    'Recommendation: To note.',
    '',
    '# Background',
    '',
    words,
  )

/** The papers that the board's file expects; its author is the chief. */
const EXPECTED_PAPERS = { roads: 'Road safety', custody: 'Custody visits' } as const

/** A paper in time, one that takes its place after the pack has gone, and one that comes late. */
export const PAPER_FILES = {
  'roads.md': paper('8.1', EXPECTED_PAPERS.roads, 'Fewer people were hurt.'),
  'roads-again.md': paper('8.1', EXPECTED_PAPERS.roads, 'Fewer people were hurt or killed.'),
  'custody.md': paper('8.2', EXPECTED_PAPERS.custody, 'Forty visits were made.'),
} as const

/**
 * Registers that the board has before the week begins. Of two meetings the minutes are outstanding, of two decisions the record, of two
 * recommendations the response: one of each is asked for on the first day of the week, one on its last.
 */
export const REGISTER_FILES = {
  'meetings.csv': {
    feed: 'meetings',
    bytes: bytes(
      'meeting_date,kind,item_no,title,report_from,author',
      '2018-04-18,item,1,Welcome,,',
      '2018-04-20,item,1,Welcome,,',
    ),
  },
  'decisions.csv': {
    feed: 'decisions',
    bytes: bytes(
      'decision_no,decision_date,decision,options,reason,decided_by,status,significant_public_interest',
      'D1,2018-04-18,Close the front desk,Keep it open,Cost,Chief,taken,yes',
      'D2,2018-04-20,Let the yard,Sell it,Cost,Chief,taken,yes',
    ),
  },
  'recommendations.csv': {
    feed: 'recommendations',
    bytes: bytes(
      'recommendation_no,report,report_date,recommendation,owner,response_due',
      'R1,Custody inspection,2018-03-16,Check the cells each hour,Chief,2018-05-11',
      'R2,Custody inspection,2018-03-16,Count the keys each day,Chief,2018-05-04',
    ),
  },
} as const

/** The board's file with the feeds of these files, and the papers that it expects. */
export const withMeetingFeeds = (text: string): string =>
  text
    .replace('feeds:\n', () =>
      ['meetings', 'papers', 'decisions', 'recommendations']
        .map(feed => `  - { id: ${feed}, supplier: clerk, format: As agreed }\n`)
        .reduce((all, line) => all + line, 'feeds:\n'),
    )
    .replace(
      '{ date: 2018-05-10 }',
      `{ date: 2018-05-10, papers: [{ item: '8.1', title: ${EXPECTED_PAPERS.roads}, author: chief }, { item: '8.2', title: ${EXPECTED_PAPERS.custody}, author: chief }] }`,
    )

/** What a letter of a day has to ask of somebody, in words that stand in it. */
const ASKED_FROM_REGISTERS: Readonly<
  Record<string, { readonly clerk: readonly string[]; readonly chief: readonly string[] }>
> = {
  '2018-05-03': {
    clerk: ['minutes of 18 April 2018 outstanding', '1 record of decisions not published', 'Close the front desk'],
    chief: ['1 response to inspections due', 'Check the cells each hour'],
  },
  '2018-05-04': { clerk: [], chief: ['1 response to inspections due', 'Count the keys each day'] },
  '2018-05-08': {
    clerk: ['minutes of 20 April 2018 outstanding', '1 record of decisions not published', 'Let the yard'],
    chief: ['1 response to inspections overdue', 'Count the keys each day'],
  },
}
/** The days of the week on which papers are asked for: the third and the fifth working day after their deadline. */
const PAPER_DAYS = ['2018-05-03', '2018-05-08']
const PAPER_OF_FILE: Readonly<Record<string, string>> = {
  'roads.md': EXPECTED_PAPERS.roads,
  'roads-again.md': EXPECTED_PAPERS.roads,
  'custody.md': EXPECTED_PAPERS.custody,
}

/** What each person is to be asked on each day of the week, whatever goes wrong. */
function expectedQuestions(
  files: readonly string[],
  hasRegisters: boolean,
  addressOf: (role: string) => string,
): { day: string; recipient: string; words: string }[] {
  const come = new Set(files.map(file => PAPER_OF_FILE[file]))
  const awaited = Object.values(EXPECTED_PAPERS).filter(title => !come.has(title))
  const ofPapers = PAPER_DAYS.flatMap(day =>
    awaited.map(title => ({ day, recipient: addressOf('chief'), words: `“${title}”` })),
  )
  const ofRegisters = Object.entries(ASKED_FROM_REGISTERS).flatMap(([day, roles]) =>
    Object.entries(roles).flatMap(([role, all]) => all.map(words => ({ day, recipient: addressOf(role), words }))),
  )
  return hasRegisters ? [...ofPapers, ...ofRegisters] : ofPapers
}

/** One letter a day and person asks for all that is due; none is missing, and no other letter of the day asks for it too. */
export function findWrongQuestions(
  world: World,
  mails: readonly MailRecord[],
  files: readonly string[],
  hasRegisters: boolean,
): string[] {
  const addressOf = (id: string) => world.board.roles.find(role => role.id === id)!.email
  return expectedQuestions(files, hasRegisters, addressOf).flatMap(({ day, recipient, words }) => {
    const letters = mails.filter(mail => mail.cause.startsWith(`chase ${day}`) && mail.recipient === recipient)
    const asking = letters.filter(({ id }) =>
      world.sentMessages.some(sent => sent.id === id && sent.text.includes(words)),
    )
    return asking.length === 1 ? [] : [`“${words}” is asked of ${recipient} by ${asking.length} letters of ${day}`]
  })
}

/** A paper is in the pack that its readers have, or comes in one supplement; never in two, and not while there is no pack. */
export async function findWrongSupplements(world: World, paperDrops: readonly string[]): Promise<string[]> {
  const runs = await packRunRepository(world.table).list()
  const supplements = runs.filter(({ supplement }) => supplement !== undefined)
  const packs = runs.filter(({ supplement }) => supplement === undefined)
  const newest = packs.toSorted((one, other) => other.version - one.version)[0]
  return [
    ...supplements.filter(({ state }) => state !== 'issued').map(({ run, state }) => `${run} is ${state}`),
    ...paperDrops.flatMap(drop => {
      const own = supplements.filter(({ supplement }) => supplement?.drop === drop)
      const inPacks = packs.filter(pack => pack.drops.includes(drop))
      const isMissing = own.length === 0 && newest?.state === 'issued' && inPacks.length === 0
      const isSentAlready = own.some(({ asKnownAt }) => inPacks.some(pack => pack.asKnownAt < asKnownAt))
      return own.length > 1 || isMissing || isSentAlready
        ? [`the paper ${drop} came in ${own.length} supplements and in ${inPacks.length} packs`]
        : []
    }),
  ]
}

/** Runs whose readers were sent something. */
export const sentRuns = (runs: readonly PackRunRecord[]) => runs.filter(run => isOver(run) && run.state !== 'closed')

export const AFTER_ISSUE = ['nothing', 'correct', 'withdraw', 'withdraw, then correct'] as const
export type AfterIssue = (typeof AFTER_ISSUE)[number]

/** The states of the first version and of the second after what was decided. */
const STATES: Readonly<Record<AfterIssue, readonly string[]>> = {
  nothing: ['issued'],
  correct: ['superseded', 'issued'],
  withdraw: ['withdrawn'],
  'withdraw, then correct': ['withdrawn', 'issued'],
}

/** A version is made, or taken back, as it was decided, and its readers get one notice each of a withdrawal. */
export async function findWrongVersions(
  world: World,
  mails: readonly MailRecord[],
  decided: AfterIssue,
  run: string,
  members: readonly string[],
): Promise<string[]> {
  const runs = await packRunRepository(world.table).list()
  const versions = runs
    .filter(({ supplement }) => supplement === undefined)
    .sort((one, other) => one.version - other.version)
    .map(({ state }) => state)
  const notices = mails
    .filter(({ id, cause }) => cause.startsWith(`withdrawn ${run}`) && world.sentMessages.some(sent => sent.id === id))
    .map(({ recipient }) => recipient)
  const notified = decided.startsWith('withdraw') ? members : []
  return [
    ...(versions.join() === STATES[decided].join() ? [] : [`after “${decided}” the versions are ${versions.join()}`]),
    ...(notices.sort().join() === [...notified].sort().join()
      ? []
      : [`after “${decided}” the withdrawal was notified to ${notices.join()}`]),
  ]
}

/** A figure of an issued pack that was restated since: the administrators are asked once whether to correct it. */
export async function findWrongProposals(
  world: World,
  mails: readonly MailRecord[],
  run: string,
  restatement: string | undefined,
): Promise<string[]> {
  const issued = (await packRunRepository(world.table).list()).find(candidate => candidate.run === run)
  if (restatement === undefined || issued?.state !== 'issued' || issued.drops.includes(restatement)) return []
  const asked = mails.filter(
    ({ id, cause }) =>
      cause.startsWith(`correction of ${run} proposed after ${restatement}`) &&
      world.sentMessages.some(sent => sent.id === id),
  )
  return asked.length === 1 ? [] : [`a correction of ${run} is proposed in ${asked.length} letters`]
}
