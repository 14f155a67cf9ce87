import { longDate, longDateWithWeekday } from '../../calendar/date.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { contactLine } from '../../config/contact-line.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Pack } from '../../config/schema/pack.ts'
import { countNoun } from '../../document/count-words.ts'
import type { Letter } from '../../mail/letter.ts'
import type { FindingWords } from '../gate/finding.ts'
import type { PackRunRecord } from '../model/pack-run.ts'

/** The administrators' letter about a held pack: what is wrong, why it matters, and what would release it. Members are not notified. */
export function heldPackLetter(
  board: BoardFile,
  { run, meeting }: Pick<PackRunRecord, 'run' | 'meeting'>,
  title: string,
  findings: readonly FindingWords[],
): Letter {
  return {
    subject: `Held: ${title} for the meeting of ${longDate(meeting)}`,
    preheader: findings[0]?.what ?? 'The gate has held this pack.',
    marking: null,
    heading: `${title} is held`,
    headline: [['It has not been sent to anybody. Members have not been notified.']],
    blocks: [
      findingsTable(findings),
      {
        kind: 'callout',
        tone: 'note',
        heading: 'How to release it',
        sentences: [
          [
            `When the cause is fixed: boardpack release ${run} --by ROLE --because "what was fixed". The pack is then built again from what is known at that moment and must pass the gate.`,
          ],
          [
            `To send it as it is: add --override to that command. Who released it and why is recorded, and the pack goes out.`,
          ],
        ],
      },
    ],
    footer: [`You get this because you are an administrator of the ${board.board.name}.`],
  }
}

/** A pack that waits for a person's word, and what was attached of it. */
export interface PackToApprove {
  readonly run: Pick<PackRunRecord, 'run' | 'meeting' | 'version' | 'scheduledFor' | 'asKnownAt'>
  readonly pack: Pick<Pack, 'title' | 'sendWorkingDaysBefore'>
  readonly attached: readonly string[]
  readonly tooLargeFiles: readonly string[]
}

/** The approvers' letter: a pack has passed the gate and waits for their word; by when, what was found, how to decide. */
export function approvalLetter(
  board: BoardFile,
  { run, pack, attached, tooLargeFiles }: PackToApprove,
  findings: readonly FindingWords[],
): Letter {
  const dueOn = toLocalDate(run.scheduledFor, board.board)
  const isLate = toLocalDate(run.asKnownAt, board.board) > dueOn
  const meeting = longDate(run.meeting)
  const version = run.version === 1 ? '' : `, version ${run.version}`
  const by = isLate ? 'today' : `by the end of ${longDateWithWeekday(dueOn)}`
  return {
    subject: `For your approval: ${pack.title} for the meeting of ${meeting}${version}, ${isLate ? 'overdue' : `by ${longDate(dueOn)}`}`,
    preheader: `It has passed its checks. Please decide ${by}.`,
    marking: null,
    heading: `${pack.title} waits for your approval`,
    headline: [
      [`Please read it and decide ${by}. Nobody else gets it before you approve it.`],
      [
        isLate
          ? `Members were to have it on ${longDateWithWeekday(dueOn)}; the meeting is on ${meeting}.`
          : `Members are to have it ${countNoun(pack.sendWorkingDaysBefore, 'working day')} before the meeting of ${meeting}.`,
      ],
    ],
    blocks: [
      findings.length === 0
        ? { kind: 'paragraph', sentences: [['The checks found nothing to declare.']] }
        : findingsTable(findings),
      {
        kind: 'facts',
        facts: [
          { term: 'To approve', words: ['Press the button above, then “Approve”. It goes to its readers at once.'] },
          {
            term: 'To send back',
            words: [
              'Press the button above, say what should change, then “Send back”. A new version comes to you for approval.',
            ],
          },
          {
            term: 'Without the button',
            words: [
              `An administrator records your approval with: boardpack approve ${run.run} --by ROLE --because "read and agreed".`,
            ],
          },
          { term: 'Attached', words: [attached.length === 0 ? 'nothing' : attached.join(', ')] },
          ...tooLargeFiles.map(name => ({
            term: 'Too large to attach',
            words: [`${name}: press the button above to open it`],
          })),
        ],
      },
    ],
    footer: ['You get this because the board’s file names you as an approver of this pack.', contactLine(board)],
  }
}

/** What the gate found, with what would fix it. */
export function findingsTable(findings: readonly FindingWords[]): Letter['blocks'][number] {
  return {
    kind: 'table',
    table: {
      id: 'findings',
      caption: 'What the checks found',
      columns: [
        { key: 'severity', heading: 'Holds it', kind: 'text' },
        { key: 'what', heading: 'What was found', kind: 'text' },
        { key: 'fix', heading: 'What would fix it', kind: 'text' },
      ],
      rows: findings.map(({ severity, what, fix }) => [
        { kind: 'text', text: severity === 'hold' ? 'yes' : 'no, declared' },
        { kind: 'text', text: what },
        { kind: 'text', text: fix },
      ]),
      notes: [],
    },
  }
}
