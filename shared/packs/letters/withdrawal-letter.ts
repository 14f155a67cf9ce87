import { longDate } from '../../calendar/date.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Letter } from '../../mail/letter.ts'
import { type PackRunRecord, supplementTitle } from '../model/pack-run.ts'

/** The letter to everybody who was sent a pack that has been withdrawn. `by` is a role of the board's file. */
export function withdrawalLetter(
  board: BoardFile,
  { pack: packId, meeting, version, supplement }: PackRunRecord,
  { because, by }: { readonly because: string; readonly by: string },
): Letter {
  const packTitle = board.packs.find(({ id }) => id === packId)?.title ?? packId
  const title = supplement === undefined ? packTitle : supplementTitle(supplement)
  const decidedBy = board.roles.find(({ id }) => id === by)?.title ?? by
  return {
    subject: `Withdrawn: ${board.board.name}, ${title}, meeting of ${longDate(meeting)}${supplement === undefined ? `, version ${version}` : ''}`,
    preheader: `Please do not use this pack any more: ${because}`.slice(0, 140),
    marking: null,
    heading: `${title} is withdrawn`,
    headline: [
      [
        `This is about ${supplement === undefined ? `version ${version}` : 'the supplement'} for the meeting of ${longDate(meeting)}.`,
      ],
      ['Please do not use it any more, and delete the copy that you were sent.'],
    ],
    blocks: [
      {
        kind: 'callout',
        tone: 'alert',
        heading: `Why, as decided by ${decidedBy}`,
        sentences: [[because]],
      },
    ],
    footer: [
      `You get this because the pack was sent to you. Questions: ${board.mail.replyTo}.`,
      'If a corrected version takes its place, it is sent to you without your asking.',
    ],
  }
}
