import { longDate } from '../calendar/date.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { sentenceText } from '../document/text.ts'
import type { Letter } from '../mail/letter.ts'
import type { ChannelMessage } from './message.ts'

/** An issued pack as its mail gives it; of its letter the subject and the headline alone are used. */
interface IssuedPack {
  readonly run: string
  readonly version: number
  readonly letter: Pick<Letter, 'subject' | 'headline' | 'marking'>
  /** Of a version that takes the place of another. */
  readonly correction?: { readonly ofVersion: number; readonly issuedOn: string; readonly because: string }
}

const withdrawalCause = (run: string) => `withdrawn ${run}`
const withStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

/**
 * What the channel is told of an issued pack: its subject and its headline. Null for a marking that not every domain may get: a channel
 * is read by whoever is in it.
 */
export function packMessage(
  { markings }: Pick<BoardFile, 'markings'>,
  { run, version, letter: { subject, headline, marking }, correction }: IssuedPack,
): ChannelMessage | null {
  if (marking !== null && markings.restricted.includes(marking)) return null
  return {
    cause: `pack ${run} ${version}`,
    overtakenBy: withdrawalCause(run),
    marking,
    title: marking === null ? subject : subject.replace(`${marking}: `, ''),
    lines: [
      ...(correction === undefined
        ? []
        : [
            `Corrected: it takes the place of version ${correction.ofVersion}, issued on ${correction.issuedOn}. ${withStop(correction.because)}`,
          ]),
      ...headline.map(sentenceText),
      'Its readers have it by mail.',
    ],
  }
}

/** What a channel that was told of a pack is told when it is withdrawn: that, and why. */
export function withdrawalMessage(
  run: string,
  { marking }: Pick<ChannelMessage, 'marking'>,
  { subject, headline }: Pick<Letter, 'subject' | 'headline'>,
  because: string,
): ChannelMessage {
  return {
    cause: withdrawalCause(run),
    overtakenBy: null,
    marking,
    title: subject,
    lines: [`Why: ${withStop(because)}`, ...headline.map(sentenceText), 'Its readers have this by mail.'],
  }
}

/** What the channel is told of the alerts of a day: what changed, as the day's letter says it first. */
export function alertsMessage(
  day: string,
  { heading, headline, preheader, marking }: Pick<Letter, 'heading' | 'headline' | 'preheader' | 'marking'>,
): ChannelMessage {
  return {
    cause: `alerts ${day}`,
    overtakenBy: null,
    marking,
    title: heading,
    lines: [...headline.map(sentenceText), preheader, `Owners and readers have it by mail, ${longDate(day)}.`],
  }
}
