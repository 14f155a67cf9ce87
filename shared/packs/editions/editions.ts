import type { BoardFile } from '../../config/schema/index.ts'
import type { Block, Fact, Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Table } from '../../document/table.ts'
import { listTables } from '../../document/walk.ts'
import { buildPackModel } from '../build-model.ts'
import type { PackInput } from '../input/pack-input.ts'
import { allSections, hasReport } from '../model/documents.ts'
import { type DraftSection, numberSections } from '../model/number-sections.ts'
import type { Edition, PackModel } from '../model/pack-model.ts'
import { type Circle, columnsWithheld, isOfColumn, wordsOfColumns } from '../model/withheld-columns.ts'
import { isRow, isTableOf, rowsWithheld } from '../model/withheld-rows.ts'
import { accessibilityStatement } from '../sections/accessibility.ts'
import { ANNEX_ID, findSensitiveEntry } from '../sections/annex.ts'
import { pageId } from '../sections/dashboard-table.ts'
import { publicationDuties } from '../sections/publication.ts'
import { publishableInput } from '../suppression/publishable-input.ts'
import { areasOf, hideAddresses, indicatorsOf, keepPrintedFigures } from './redact.ts'
import { withholdWords } from './withhold-words.ts'

/**
 * Every edition of a pack, in the order given. The board's and the partners' are one model; the public one is made from the
 * share of the same knowledge that may be published, since words that were written with a small count in view cannot be
 * trusted to tell nothing of it.
 */
export function buildEditions(input: PackInput, editions: readonly Edition[]): PackModel[] {
  const forBoard = buildPackModel(input)
  return editions.map(edition =>
    toEdition(edition === 'public' ? buildPackModel(publishableInput(input)) : forBoard, input, edition),
  )
}

/**
 * The edition of a pack for its readers: without what the board's file withholds from them, each place labelled with what was
 * there and why it is not; with the edition's marking; the public one without addresses of officers, and with the list of
 * what must be published.
 *
 * @param model the board's edition, or for the public one the model of what may be published
 */
export function toEdition(
  model: PackModel,
  { board, pack }: Pick<PackInput, 'board' | 'pack'>,
  edition: Edition,
): PackModel {
  const named: PackModel = { ...model, run: { ...model.run, edition } }
  if (edition === 'board') return keepPrintedFigures(named)
  const circle: Circle = { board, pack, edition }
  const isHidden = (indicator: string) => findSensitiveEntry(pack, pageId(indicator), edition) !== undefined
  const redact = (section: Section) => redactSection(section, circle)
  const redacted: PackModel = {
    ...named,
    paper: { ...model.paper, ...markingOf(model, circle) },
    report: model.report.map(redact),
    meeting: model.meeting.map(redact),
    data: model.data.map(table => ({ ...table, rows: table.rows.filter(([indicator]) => !isHidden(indicator!)) })),
    claims: model.claims.filter(
      claim =>
        !indicatorsOf(claim).some(isHidden) &&
        (claim.kind !== 'threshold' || findSensitiveEntry(pack, claim.register, edition) === undefined),
    ),
    sections: model.sections.map(redact),
    appendices: model.appendices.map(redact),
  }
  const shown = withholdWords(redacted, pack, edition, wordsOfColumns(listTables(allSections(model)), circle))
  return keepPrintedFigures(edition === 'public' ? toPublicEdition(shown, board) : shown)
}

function markingOf(
  { paper }: PackModel,
  { board: { markings }, pack, edition }: Circle,
): Pick<PackModel['paper'], 'marking' | 'markingReason'> {
  const marking = edition === 'public' ? (markings.public ?? null) : (pack.partnerMarking ?? paper.marking)
  const isRestricted = marking !== null && markings.restricted.includes(marking)
  return { marking, markingReason: isRestricted ? paper.markingReason : null }
}

function toPublicEdition(model: PackModel, board: BoardFile): PackModel {
  const add = (shown: PackModel, section: DraftSection): PackModel => {
    if (!hasReport(shown)) {
      const number = shown.meeting.filter(({ form }) => form !== 'paper').length + 1
      const last = numberSections(
        Array.from({ length: number }, () => section),
        '1',
      ).at(-1)!
      return { ...shown, meeting: [...shown.meeting, last] }
    }
    const added = numberSections([...shown.appendices, section], 'A').at(-1)!
    return { ...shown, appendices: [...shown.appendices, added] }
  }
  const duties = publicationDuties(model, board)
  const hidden = hideAddresses(withoutPeerRates(duties === null ? model : add(model, duties)))
  // after the officers' addresses are hidden: the one to ask for another format is for the public
  return add(hidden, accessibilityStatement(hidden, board))
}

/** Rates of other bodies were given to the Board; what rests on them was checked in its own edition. */
function withoutPeerRates(model: PackModel): PackModel {
  const data = model.data.filter(({ id }) => id !== 'peer-rates')
  const claims = model.claims.filter(claim => claim.kind !== 'rank' && !areasOf(claim).some(isPeer))
  return { ...model, data, claims }
}

const isPeer = (area: string) => area.startsWith('peer-')

/** Texts are edited in the board's edition alone: here a part of one may be withheld. */
function redactSection(whole: Section, circle: Circle): Section {
  const section = without(whole, 'awaited')
  const entry = findSensitiveEntry(circle.pack, section.id, circle.edition)
  if (entry !== undefined)
    return { ...section, blocks: [withheldNotice(`${section.heading}: withheld`, entry.why)], sections: [] }
  if (section.marking !== undefined && circle.board.markings.restricted.includes(section.marking))
    return {
      ...section,
      blocks: [withheldNotice(`${section.heading}: withheld`, `The paper is marked ${section.marking}.`)],
      sections: [],
    }
  const sections = section.sections.map(inner => redactSection(inner, circle))
  // who may see what is said in each notice, so the instruction to the Board is left out
  const blocks = section.id === ANNEX_ID ? [] : section.blocks.flatMap(block => redactBlock(block, circle))
  const heading = section.id === ANNEX_ID ? 'Annex: withheld from some readers' : section.heading
  return { ...section, heading, blocks, sections }
}

function without<T extends object, K extends keyof T & string>(value: T, key: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<T, K>
}

function withheldNotice(heading: string, why: string): Block {
  const sentence: Sentence = [`Withheld from this edition. ${why}`]
  return { kind: 'callout', tone: 'withheld', heading, sentences: [sentence] }
}

const AUDIENCES: readonly Edition[] = ['board', 'partner', 'public']

function redactBlock(block: Block, circle: Circle): Block[] {
  if (block.kind === 'quote' && AUDIENCES.indexOf(block.audience ?? 'public') < AUDIENCES.indexOf(circle.edition))
    return [withheldNotice('Commentary: withheld', 'Its author wrote it for a smaller circle of readers.')]
  if (block.kind === 'quote') return [without(block, 'editable')]
  if (block.kind === 'facts') return redactFacts(block, circle)
  if (block.kind !== 'table') return [block]
  if (AUDIENCES.indexOf(block.table.audience ?? 'public') < AUDIENCES.indexOf(circle.edition))
    return [withheldNotice(`${block.table.caption}: withheld`, 'The table is for a smaller circle of readers.')]
  return redactTable(block.table, columnsWithheld(block.table, circle))
}

/** What is said of a row of a table beside it is withheld as the row and its columns are. */
function redactFacts(block: Extract<Block, { kind: 'facts' }>, circle: Circle): Block[] {
  const { row, facts } = block
  if (row === undefined) return [block]
  const entry = rowsWithheld(circle.pack, circle.edition).find(
    withheld => isTableOf(row.table, withheld.table) && isRow([row.key], withheld.row),
  )
  if (entry !== undefined) return [withheldNotice(`${facts[0]!.term}: withheld`, entry.why)]
  const withheld = columnsWithheld({ id: row.table }, circle)
  const whyNot = ({ column }: Fact) => withheld.find(one => one.column === column)?.why
  const shown = facts.filter(fact => whyNot(fact) === undefined)
  const notices = facts.flatMap(fact => {
    const why = whyNot(fact)
    return why === undefined ? [] : [withheldNotice(`${fact.term}: withheld`, why)]
  })
  return [...(shown.length > 0 ? [{ ...block, facts: shown }] : []), ...notices]
}

function redactTable(table: Table, withheld: readonly { column: string; why: string }[]): Block[] {
  const kept = table.columns
    .map(({ key }, i) => ({ key, i }))
    .filter(({ key, i }) => i === 0 || !withheld.some(({ column }) => column === key))
  const visibleRows = table.rows.filter(row => {
    const [, , what] = row
    return (
      table.id !== 'action-history' ||
      what?.kind !== 'text' ||
      !withheld.some(({ column }) => isOfColumn(what.text, column))
    )
  })
  if (kept.length === table.columns.length && visibleRows.length === table.rows.length)
    return [{ kind: 'table', table }]
  const shown = {
    ...table,
    columns: kept.map(({ i }) => table.columns[i]!),
    rows: visibleRows.map(row => kept.map(({ i }) => row[i]!)),
  }
  const notices = withheld
    .map(({ column, why }) => ({ heading: table.columns.find(({ key }) => key === column)?.heading ?? column, why }))
    .map(({ heading, why }) => withheldNotice(`${heading}: withheld`, why))
  return [...(shown.rows.length > 0 ? [{ kind: 'table', table: shown } as const] : []), ...notices]
}
