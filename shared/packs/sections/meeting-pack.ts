import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import { sentencesText } from '../../document/text.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { PackModel } from '../model/pack-model.ts'

/** The performance report as an item of the meeting pack: page one, then the rest of the report. */
export function reportAsPaper(
  { headline, asked, paper }: Pick<PackModel, 'headline' | 'asked' | 'paper'>,
  drafts: readonly DraftSection[],
): DraftSection {
  return {
    id: 'paper-report',
    heading: paper.title,
    form: 'paper',
    label: paper.agendaItem === null ? 'Report' : `Item ${paper.agendaItem}`,
    blocks: [
      { kind: 'facts', facts: [{ term: 'From', words: [paper.from] }] },
      { kind: 'list', items: headline },
      { kind: 'callout', tone: 'note', heading: 'What the Board is asked to decide', sentences: asked },
    ],
    sections: drafts,
  }
}

/** What the Board is asked to decide, item by item, so that the chair has it on one page. Null where no paper asks for anything. */
export function decisionsAsked(papers: readonly DraftSection[]): DraftSection | null {
  const rows = papers.flatMap(({ label, heading, blocks }): Cell[][] => {
    const asked = blocks.find((block): block is Extract<Block, { kind: 'callout' }> => block.kind === 'callout')
    return asked === undefined
      ? []
      : [[label ?? '', heading, sentencesText(asked.sentences)].map(text => ({ kind: 'text', text }))]
  })
  if (rows.length === 0) return null
  const table: Table = {
    id: 'decisions-asked',
    caption: 'What the Board is asked to decide, paper by paper',
    columns: [
      { key: 'item', heading: 'Item', kind: 'text' },
      { key: 'paper', heading: 'Paper', kind: 'text' },
      { key: 'asked', heading: 'The Board is asked', kind: 'text' },
    ],
    rows,
    notes: [],
  }
  return { id: 'decisions-asked', heading: 'Decisions asked of the Board', blocks: [{ kind: 'table', table }] }
}

/**
 * Registers that come before the papers, in this order. Decisions taken stand with those asked: minutes that are draft and an action log on its
 * side start pages of their own, so that a short list after them would have a page to itself.
 */
const AT_START = ['agenda', 'decisions', 'minutes', 'action-log'] as const

/**
 * The meeting pack in the order of the meeting: agenda, decisions asked and taken, minutes, action log, every paper by the number of its item,
 * then plans and risks. Empty where nothing is known of the meeting but the report.
 */
export function orderMeetingPack(
  registers: readonly DraftSection[],
  papers: readonly DraftSection[],
  report: DraftSection | null,
): DraftSection[] {
  if (registers.length + papers.length === 0) return []
  const all = [...papers, ...(report === null ? [] : [report])].sort((a, b) => itemOf(a) - itemOf(b))
  const isAtStart = ({ id }: DraftSection) => AT_START.some(first => first === id)
  const asked = decisionsAsked(all)
  const [agenda, ...others] = AT_START.map(id => registers.find(each => each.id === id))
  return [
    ...(agenda === undefined ? [] : [agenda]),
    ...(asked === null ? [] : [asked]),
    ...others.filter(section => section !== undefined),
    ...all,
    ...registers.filter(section => !isAtStart(section)),
  ]
}

/** `Item 8.1` as a number to order by; what has none comes last. */
function itemOf({ label = '' }: DraftSection): number {
  const [, whole, part = '0'] = /(\d+)(?:\.(\d+))?/.exec(label) ?? []
  return whole === undefined ? Number.MAX_SAFE_INTEGER : Number(whole) * 1000 + Number(part)
}
