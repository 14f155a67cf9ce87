import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import { sentenceText } from '../../document/text.ts'
import type { Letter } from '../../mail/letter.ts'
import type { PackRecipients } from '../input/recipients.ts'
import { hasReport, wordsOfPageOne } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'

/** Characters of the preheader, which an inbox cuts off anyway. */
const PREHEADER_LENGTH = 140

/** The mail that brings a pack: page one of the report as its body, and the documents attached. */
export function packLetter(
  model: PackModel,
  board: BoardFile,
  group: PackRecipients['group'],
  attached: readonly string[],
  tooLargeFiles: readonly string[],
): Letter {
  const { paper, run } = model
  const isSupplement = run.supplement !== undefined
  // a meeting without a performance report is known by its date
  const period = hasReport(model) ? model.reportedPeriod : paper.date
  return {
    subject: `${paper.marking === null ? '' : `${paper.marking}: `}${paper.board}, ${paper.title}, ${period}${group === 'partners' ? ', edition for partners' : ''}${isSupplement ? '' : `, version ${run.version}`}`,
    preheader: sentenceText(wordsOfPageOne(model)[0]!).slice(0, PREHEADER_LENGTH),
    marking: paper.marking,
    heading: `${paper.title}, ${period}`,
    headline: model.headline,
    blocks: [
      ...noticeBlocks(model),
      ...correctionBlocks(model),
      ...(isSupplement ? [supplementBlock(paper.date)] : []),
      { kind: 'callout', tone: 'note', heading: 'What the Board is asked to decide', sentences: model.asked },
      ...(hasReport(model) || isSupplement ? [] : tablesOfMeeting(model)),
      ...(model.missing === null ? [] : [{ kind: 'paragraph', sentences: [model.missing] } satisfies Block]),
      {
        kind: 'facts',
        facts: [
          { term: 'To', words: [paper.to] },
          { term: 'From', words: [paper.from] },
          { term: 'Meeting', words: [`${paper.date}, ${paper.meetingTime}, ${paper.venue}`] },
          ...(paper.agendaItem === null ? [] : [{ term: 'Agenda item', words: [paper.agendaItem] }]),
          { term: 'Attached', words: [attached.length === 0 ? 'nothing' : attached.join(', ')] },
          ...tooLargeFiles.map(name => ({
            term: 'Too large to attach',
            words: [`${name}: press the button above to open it`],
          })),
        ],
      },
    ],
    footer: [
      group === 'members'
        ? `You get this because you are a member of the ${paper.board}. Every member gets the packs: they cannot be stopped.`
        : `You get this as a partner of the ${paper.board}: it is the edition for partners. To be taken off the list, write to ${board.mail.replyTo}.`,
      `Questions: ${paper.contact.title}, ${paper.contact.email}.`,
    ],
  }
}

const supplementBlock = (meeting: string): Block => ({
  kind: 'paragraph',
  sentences: [
    [`This paper came after the papers for the meeting of ${meeting} were issued.`],
    ['It is a supplement to them: please keep what you have.'],
  ],
})

/** Why there is a second version, before anything else: its readers have the first. */
function correctionBlocks({ correction }: PackModel): Block[] {
  if (correction === undefined) return []
  const { ofVersion, issuedOn, because, by } = correction
  const sentences = [
    [`This takes the place of version ${ofVersion}, issued on ${issuedOn}. Please do not use that one any more.`],
    [`Why: ${because}${/[.!?]$/.test(because) ? '' : '.'} Decided by: ${by}.`],
    ['The report begins with the list of what differs.'],
  ]
  return [{ kind: 'callout', tone: 'alert', heading: 'Corrected', sentences }]
}

/** Agenda and what is asked, for a mail that has no figures to lead with. */
function tablesOfMeeting({ meeting }: PackModel): Block[] {
  return meeting
    .filter(({ id }) => id === 'agenda' || id === 'decisions-asked')
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'))
}

function noticeBlocks({ notice }: PackModel): Block[] {
  return notice === null ? [] : [{ kind: 'callout', tone: 'alert', heading: notice, sentences: [] }]
}
