import { Document, isSeq, type Node } from 'yaml'
import type { CalendarDate } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { slugify } from '../known-names.ts'
import type { NewIndicator, Profile, Starter } from '../profiles/profile.ts'
import { MAX_BOARD_ID_LENGTH } from '../schema/board.ts'
import { newIndicatorSettings } from './indicator-settings.ts'
import { monthlyMeetings } from './meeting-dates.ts'

/** What must be known to write a new board's file. */
export interface NewBoard {
  readonly profile: Profile
  /** In place of the profile's own areas, themes and indicators. */
  readonly contents?: BoardContents
  /** As papers print it: `Board of Directors`. */
  readonly name: string
  /** What the board is for, as charts name it: `Northshire NHS Foundation Trust`. */
  readonly body: string
  readonly today: CalendarDate
  readonly local: LocalCalendar
}

/** What a board has figures of. */
export interface BoardContents extends Pick<Starter, 'themes' | 'parts'> {
  readonly indicators: readonly NewIndicator[]
  /** Other names of the whole. */
  readonly wholeAliases: readonly string[]
  /** A meeting that is past, to try the pack of an earlier month with; null where none is needed. */
  readonly pastMeeting: CalendarDate | null
}

/** When the pack of a new board is sent. */
export const SEND_WORKING_DAYS_BEFORE = 5
const MEETINGS = 12
const SAMPLE = 'SAMPLE: the figures are made up. Take this line out when returns of your own are in.'
const DRAFT =
  'DRAFT: indicators were proposed from a workbook. Take this line out when their definitions and directions are settled.'

/** The meetings that a new board is given: monthly, the first with time for its pack. */
export function newMeetings(today: CalendarDate, local: LocalCalendar): CalendarDate[] {
  return monthlyMeetings(today, SEND_WORKING_DAYS_BEFORE, MEETINGS, local)
}

/** The id of a new board by its name, cut after the last word that fits: `st-aldhelm-nhs-foundation`. The profile's where the name has no letters. */
export function newBoardId(name: string, profile: Profile): string {
  const id = slugify(name) || profile.name
  if (id.length <= MAX_BOARD_ID_LENGTH) return id
  const cut = id.slice(0, MAX_BOARD_ID_LENGTH + 1).lastIndexOf('-')
  return id.slice(0, cut === -1 ? MAX_BOARD_ID_LENGTH : cut)
}

/** A board's file for a new board, with comments on what to change, that is fit to use as it stands. */
export function newBoardFile({ profile, contents, name, body, today, local }: NewBoard): string {
  const { starter } = profile
  const { themes, parts, indicators } = contents ?? starter
  const id = newBoardId(name, profile)
  const domain = `${id}.example`
  const [chair, lead, office, analyst] = starter.roles
  const address = (local: string) => `${local}@${domain}`
  const sections: readonly [comment: string, settings: object][] = [
    [
      `What this profile gives is in shared/config/profiles/${profile.name}.ts: words, markings, duties to publish.\nSay any of it here to have another, such as\n  words: { plan: Our plan }`,
      { profile: profile.name },
    ],
    [
      'The body and its board. Addresses under .example are reserved for examples: put your own in before deploying.\nA logo, if wanted, is a file beside this one (docs/logo.md):\n  logo: { file: logo.svg, alternative: Crest of the Board }',
      {
        board: {
          id,
          name,
          body,
          legalBasis: starter.legalBasis,
          ...local,
          website: `https://www.${domain}`,
          accessibilityContact: address('accessibility'),
          secretariat: office.id,
          administrators: 'administrators',
        },
        mail: {
          from: address('boardpack'),
          fromName: name,
          replyTo: address(office.id),
          domain,
          sensitiveDomains: [domain],
        },
      },
    ],
    [
      'Posts, not people: when somebody leaves, change the address. `lead` is asked when the post does not answer.',
      {
        roles: starter.roles.map(role => ({
          id: role.id,
          title: role.title,
          organisation: body,
          email: address(role.id),
          ...(role.lead !== undefined && { lead: role.lead }),
        })),
      },
    ],
    [
      'Lists of posts that mail goes to.',
      {
        lists: {
          members: starter.roles.map(role => role.id).filter(role => role !== analyst.id),
          chair: [chair.id],
          administrators: [office.id],
          alerts: [lead.id],
        },
      },
    ],
    ['The order here is the order of the paper.', { themes }],
    [
      `The whole first, then its ${profile.settings.words.parts}. Codes (gss), populations and other names (aliases) are optional.${contents ? '' : '\nThe parts are samples: write your own, and take their figures out of samples/.'}`,
      {
        areas: [
          {
            ...{ id: starter.wholeArea, name: body, kind: 'whole' },
            ...(contents && contents.wholeAliases.length > 0 && { aliases: contents.wholeAliases }),
          },
          ...parts.map(part => ({ ...part, kind: 'part' })),
        ],
      },
    ],
    [
      `Bodies like yours whose figures you are sent, if any: peers: [{ id: next-door, name: Next Door }].\n${contents ? 'Indicators as the workbook suggests them: a comment above each says what was guessed.' : 'Indicators that bodies of this kind commonly report. Take out what you do not need and add your own.'}\nNever change an id once figures are stored under it; change the name freely.\npolarity: what the board welcomes (up, down, neutral). expectedWorkingDay: when the figure is due in the month after its own.`,
      { indicators: commentedIndicators(indicators, lead.id) },
    ],
    [
      'What is sent in, and by whom.',
      {
        feeds: [
          { id: 'indicators', supplier: analyst.id, format: 'Tidy CSV or a workbook: indicator, area, period, value' },
          { id: 'actions', supplier: office.id, format: 'The action log, CSV or workbook' },
          { id: 'commentary', supplier: analyst.id, format: 'Markdown, a file an indicator and month' },
        ],
      },
    ],
    [
      'Meetings, in order. The pack of each is sent as many working days before as `packs` says.',
      {
        meetingDefaults: { time: '14:00', venue: starter.venue, paperDeadlineWorkingDays: 7 },
        meetings: [...(contents?.pastMeeting ? [contents.pastMeeting] : []), ...newMeetings(today, local)].map(
          date => ({
            date,
          }),
        ),
      },
    ],
    [
      'The month reported is dataMonthsBehind months before the meeting. To have it approved first: approval: required, approvers: [ROLE].',
      {
        packs: [
          {
            id: 'performance',
            title: starter.pack.title,
            ...(starter.pack.agendaItem !== undefined && { agendaItem: starter.pack.agendaItem }),
            from: lead.id,
            contact: office.id,
            recipients: 'members',
            ...(profile.settings.markings.levels[0] !== undefined && { marking: profile.settings.markings.levels[0] }),
            purpose: starter.pack.purpose,
            recommendation: starter.pack.recommendation,
            background: [contents ? DRAFT : SAMPLE],
            indicators: 'all',
            areas: [starter.wholeArea, ...parts.map(part => part.id)],
            historyMonths: 36,
            dataMonthsBehind: 2,
            sendWorkingDaysBefore: SEND_WORKING_DAYS_BEFORE,
            sendAt: '16:00',
            editions: ['board', 'public'],
          },
        ],
      },
    ],
    [
      `When things happen, and who is asked when they do not. Of chasing the profile gives, and any may be said here:\n${listSettings(profile.settings.chasing)}`,
      {
        schedules: { dailyChecksAt: '08:00' },
        verdicts: { reference: '12 months before', alertList: 'alerts' },
        chasing: { chairList: 'chair' },
      },
    ],
  ]
  const heading = `The file of the ${name}, made by boardpack init. Everything that differs from board to board is here.\nCheck an edit: npm run boardpack -- config FILE. See what it will send: npm run boardpack -- plan --board FILE.`
  return [comment(heading), ...sections.map(([words, settings]) => `${comment(words)}${yaml(settings)}`)].join('\n')
}

const comment = (words: string) => words.replace(/^/gm, '# ').concat('\n')
const listSettings = (settings: object) =>
  Object.entries(settings)
    .map(([name, value]) => `  ${name}: ${value}`)
    .join('\n')
const yaml = (settings: object) => new Document(settings).toString({ lineWidth: 0 })

/** The indicators, each under a comment of what was guessed of it. */
function commentedIndicators(indicators: readonly NewIndicator[], owner: string): object {
  const document = new Document(indicators.map(indicator => newIndicatorSettings(indicator, owner)))
  if (isSeq(document.contents))
    for (const [index, { guess }] of indicators.entries())
      if (guess !== undefined) (document.contents.items[index] as Node).commentBefore = guess.replace(/^/gm, ' ')
  return document.contents as object
}
