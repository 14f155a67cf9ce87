import type { BoardFile } from '../../config/schema/index.ts'
import type { Block, Cell, Table } from '../../document/document.ts'
import { listTables } from '../../document/walk.ts'
import type { Letter } from '../../mail/letter.ts'
import type { PackRecipients } from '../input/recipients.ts'
import type { PackModel } from '../model/pack-model.ts'
import { overdueBlock } from '../sections/overdue-block.ts'

/** More rows than this are left to the paper. */
const MAX_ROWS = 10

/** The mail that brings a pack: the headline, what changed on the dashboard, and the pack itself attached. */
export function packLetter(
  model: PackModel,
  board: BoardFile,
  group: PackRecipients['group'],
  attached: readonly string[],
  tooLargeFiles: readonly string[],
): Letter {
  const { paper, run } = model
  const period = model.reportedPeriod
  return {
    subject: `${paper.marking === null ? '' : `${paper.marking}: `}${paper.board}, ${paper.title}, ${period}${group === 'partners' ? ', edition for partners' : ''}, version ${run.version}`,
    preheader: model.headline.length > 0 ? headlineText(model) : `${paper.title} for the meeting of ${paper.date}`,
    marking: paper.marking,
    heading: `${paper.title}, ${period}`,
    headline: model.headline,
    blocks: [
      ...gapBlocks(model),
      ...model.highlights.map((chart): Block => ({ kind: 'chart', chart })),
      ...changesBlock(model),
      ...overdueBlock(model),
      {
        kind: 'facts',
        facts: [
          { term: 'Meeting', words: [`${paper.date}, ${paper.meetingTime}, ${paper.venue}`] },
          ...(paper.agendaItem === null ? [] : [{ term: 'Agenda item', words: [paper.agendaItem] }]),
          { term: 'From', words: [paper.from] },
          { term: 'Attached', words: [attached.length === 0 ? 'nothing' : attached.join(', ')] },
          ...tooLargeFiles.map(name => ({
            term: 'Too large to attach',
            words: [`${name} is at ${board.mail.packsUrl}/${run.id}/${run.edition}/`],
          })),
        ],
      },
    ],
    footer: [
      group === 'members'
        ? `You get this because you are a member of the ${paper.board}. Packs go to every member; they cannot be left.`
        : `You get this as a partner of the ${paper.board}: it is the edition for partners. To be taken off the list, write to ${board.mail.replyTo}.`,
      `Questions: ${paper.contact.title}, ${paper.contact.email}.`,
    ],
  }
}

function headlineText(model: PackModel): string {
  return model.headline[0]!.map(part => (typeof part === 'string' ? part : part.printed)).join('')
}

function gapBlocks(model: PackModel): Block[] {
  if (model.gaps.length === 0) return []
  const sentences = model.gaps.map(gap => [gap])
  return [{ kind: 'callout', tone: 'gap', heading: 'What this pack does not have', sentences }]
}

/** Rows of the dashboard that say Higher or Lower: the significant ones first, each with its figure. */
function changesBlock(model: PackModel): Block[] {
  const dashboards = listTables(model.sections).filter(table => table.id.startsWith('dashboard-'))
  const changed = dashboards.flatMap(table => changedRows(table)).sort((a, b) => b.weight - a.weight)
  if (changed.length === 0) return []
  const shown = changed.slice(0, MAX_ROWS)
  const more = changed.length - shown.length
  const first = dashboards[0]!
  const heading = (key: string) => first.columns.find(column => column.key === key)!.heading
  return [
    {
      kind: 'table',
      table: {
        id: 'changes',
        caption: 'What is not as its recent past leads to expect',
        columns: [
          { key: 'indicator', heading: 'Indicator', kind: 'text' },
          { key: 'data_to', heading: 'Data to', kind: 'text' },
          { key: 'current', heading: heading('current'), kind: 'number' },
          { key: 'minus_1_year', heading: heading('minus_1_year'), kind: 'number' },
          { key: 'v_1yr_avg', heading: heading('v_1yr_avg'), kind: 'verdict' },
        ],
        rows: shown.map(({ cells }) => cells),
        notes: more > 0 ? ['The paper has the rest.'] : [],
      },
    },
  ]
}

function changedRows(table: Table): { cells: Cell[]; weight: number }[] {
  const at = (key: string) => table.columns.findIndex(column => column.key === key)
  const keys = ['indicator', 'data_to', 'current', 'minus_1_year', 'v_1yr_avg'].map(at)
  return table.rows.flatMap(row => {
    const cells = keys.map(index => row[index]!)
    const verdict = cells.at(-1)!
    if (verdict.kind !== 'verdict' || (verdict.word !== 'Higher' && verdict.word !== 'Lower')) return []
    const [name, ...rest] = cells
    const plain: Cell = name!.kind === 'text' ? { kind: 'text', text: name!.text } : name!
    return [{ cells: [plain, ...rest], weight: (verdict.significant ? 2 : 0) + (verdict.sense === 'concern' ? 1 : 0) }]
  })
}
