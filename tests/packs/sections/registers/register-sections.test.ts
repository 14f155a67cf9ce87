import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeOwnerFinder } from '../../../../shared/config/owners.ts'
import type { Section } from '../../../../shared/document/document.ts'
import type { Table } from '../../../../shared/document/table.ts'
import { cellText, sentenceText } from '../../../../shared/document/text.ts'
import { listBlocks, listTables } from '../../../../shared/document/walk.ts'
import { numberSections } from '../../../../shared/packs/model/number-sections.ts'
import { registerSections } from '../../../../shared/packs/sections/registers/register-sections.ts'
import { readActions } from '../../../../shared/registers/actions/read.ts'
import { buildRegisters, type StoredRegisters } from '../../../../shared/registers/board-registers.ts'
import { readDecisions } from '../../../../shared/registers/decisions/read.ts'
import { readPlan } from '../../../../shared/registers/delivery-plan/read.ts'
import { readMeetings } from '../../../../shared/registers/meetings/read.ts'
import { readRecommendations } from '../../../../shared/registers/recommendations/read.ts'
import { readRisks } from '../../../../shared/registers/risks/read.ts'
import type { RegisterReadResult } from '../../../../shared/registers/tables/table.ts'
import { LONDON } from '../../../given/london.ts'
import { sampleBoard } from '../../../given/sample-board.ts'
import { csvTable } from '../../../registers/csv-table.ts'

const board = sampleBoard()
const findOwner = makeOwnerFinder(board.roles)
const samples = 'tests/given/samples'
const papers = resolve('../shared/papers')

const READERS = {
  actions: (text: string) => readActions(csvTable(text), findOwner, LONDON),
  meetings: (text: string) => readMeetings(csvTable(text)),
  'delivery-plan': (text: string) => readPlan(csvTable(text)),
  risks: (text: string) => readRisks(csvTable(text), '2018/19', 13),
  decisions: (text: string) => readDecisions(csvTable(text)),
  recommendations: (text: string) => readRecommendations(csvTable(text), { indicators: [] }, findOwner),
} satisfies Record<string, (text: string) => RegisterReadResult<{ readonly id: string }>>

/** Registers out of files: each with the day it came. */
function registersOf(files: readonly (readonly [keyof StoredRegisters, string, string])[]) {
  const stored: Record<string, StoredRegisters['actions'][number][]> = {}
  for (const [register, file, day] of files) {
    const reading = READERS[register](readFileSync(file, 'utf8'))
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const entries = reading.entries.map(body => ({ id: body.id, drop: file, knownFrom: `${day}T09:00:00.000Z`, body }))
    stored[register] = [...(stored[register] ?? []), ...entries]
  }
  const empty = { actions: [], meetings: [], 'delivery-plan': [], risks: [], decisions: [], recommendations: [] }
  return buildRegisters({ ...empty, ...stored }, findOwner)
}

function pagesOf(
  registers: ReturnType<typeof registersOf>,
  date: string,
  more: { lastReport?: string | null; pack?: string } = {},
): Section[] {
  const { lastReport: lastReportDate = null, pack = 'performance' } = more
  const drafts = registerSections({
    board,
    pack: board.packs.find(candidate => candidate.id === pack)!,
    meeting: board.meetings.find(meeting => meeting.date === date)!,
    asKnownAt: `${date}T08:00:00.000Z`,
    registers,
    lastReportDate,
  })
  return numberSections(drafts, 'A')
}

const rowsOf = (table: Table) => table.rows.map(row => row.map(cellText))
const findTable = (sections: readonly Section[], id: string) => listTables(sections).find(table => table.id === id)!

const known = registersOf([
  ['actions', join(samples, 'actions/action-log-2018-04.csv'), '2018-04-16'],
  ['actions', join(samples, 'actions/action-log-2018-05.csv'), '2018-05-02'],
  ['meetings', join(samples, 'meetings/meetings-2018-05.csv'), '2018-04-20'],
  ['delivery-plan', join(samples, 'delivery-plan/delivery-plan-2018-04.csv'), '2018-04-03'],
  ['delivery-plan', join(samples, 'delivery-plan/delivery-plan-2018-05.csv'), '2018-05-02'],
  ['risks', join(samples, 'risks/risks-2018-05.csv'), '2018-05-02'],
])
const pages = pagesOf(known, '2018-05-10', { lastReport: '2018-04-12' })

describe('the pages of the registers', () => {
  it('are the agenda, the action log, the minutes, the plan and the risks, with the first pack of the meeting', () => {
    expect(pages.map(section => `${section.number} ${section.heading}`)).toEqual([
      'A Agenda',
      'B Action log',
      'C Draft minutes of the meeting on 12 April 2018',
      'D Police and Crime Plan delivery plan',
      'E Risks against tolerance',
      'F Decisions',
    ])
    expect(pagesOf(known, '2018-05-10', { pack: 'police-uk' })).toEqual([])
    expect(pagesOf(registersOf([]), '2018-05-10')).toEqual([])
  })

  it('have no empty cell, a CSV of its own name for each table, and unique ids', () => {
    const tables = listTables(pages)
    expect(new Set(tables.map(table => table.id)).size).toBe(tables.length)
    for (const row of tables.flatMap(rowsOf)) expect(row).not.toContain('')
  })

  it('say how old they are: when the paper was made, and when the register last heard', () => {
    const noteOf = (id: string) => findTable(pages, id).notes.at(-1)
    for (const id of ['action-log', 'delivery-plan', 'risks'])
      expect(noteOf(id)).toBe(
        'As the register stood on 10 May 2018, when this paper was made; its latest file came on 2 May 2018.',
      )
    const early = pagesOf(
      registersOf([['risks', join(samples, 'risks/risks-2018-05.csv'), '2018-03-28']]),
      '2018-05-10',
    )
    expect(findTable(early, 'risks').notes.at(-1)).toContain('its latest file came on 28 March 2018.')
  })

  it('put overdue actions first, with working days over, and what the board must decide', () => {
    const rows = rowsOf(findTable(pages, 'action-log'))
    // 27 and 30 April, 1 to 4 and 8 to 10 May: nine, 7 May being a bank holiday
    expect(rows[0]).toMatchObject({ 0: '3.0', 6: 'Overdue, not started', 7: '9' })
    expect(rows.at(-1)).toMatchObject({ 0: '1.0', 6: 'Closed', 7: '[z]' })
    const words = JSON.stringify(pages[1]!.blocks)
    expect(words).toContain('Of 8 actions 7 are open, 1 of them overdue on 10 May 2018.')
    expect(words).toContain('Decide whether to close action 4.0: The note was circulated and no question has come back')
  })

  it('tell the history of each open action', () => {
    expect(rowsOf(findTable(pages, 'action-history'))).toContainEqual([
      '2.0',
      '2 May 2018',
      'target date',
      '12 April 2018',
      '17 May 2018',
    ])
  })

  it('give a plan’s status and direction by sign and word, and its actions under their own numbered headings', () => {
    const rows = rowsOf(findTable(pages, 'delivery-plan'))
    expect(rows.map(row => [row[0], row[5], row[6]])).toEqual([
      ['V1', 'Green', 'no change since the last report'],
      ['V2', 'Amber', 'deteriorated since the last report'],
      ['O1', 'Green', 'no change since the last report'],
      ['O2', 'White', 'no change since the last report'],
      ['C1', 'Red', 'deteriorated since the last report'],
      ['T1', 'Green', 'no change since the last report'],
    ])
    const plan = pages[3]!
    expect(plan.sections[0]!.sections.map(section => `${section.number} ${section.heading}`)).toEqual([
      'D.1.1 ‘Give every victim of a serious crime one named person to turn to’',
      'D.1.2 ‘Offer restorative justice to every victim who may wish it’',
    ])
    expect(JSON.stringify(listBlocks(plan.sections))).toContain(
      'There has been no update since the last report on 12 April 2018.',
    )
    const words = JSON.stringify(listBlocks([plan]))
    expect(words).toContain('Of 6 actions 3 are green, 1 amber, 1 red and 1 white.')
    expect(words).toContain(
      'Action V2. Amber: the target of 30 April 2018 has passed. Direction of travel: deteriorated',
    )
    expect(rowsOf(findTable(pages, 'other-plans'))).toEqual([['Custody action plan', '1 of 3 open', '0', '1']])
  })

  it('lead from an action’s number in the table to its heading', () => {
    const links = findTable(pages, 'delivery-plan').rows.map(([number]) => number)
    expect(links[1]).toEqual({ kind: 'text', text: 'V2', href: '#plan-v2' })
    const ids = pages[3]!.sections.flatMap(theme => theme.sections.map(section => `#${section.id}`))
    expect(links.map(link => link!.kind === 'text' && link!.href)).toEqual(ids)
  })

  it('set each risk against its tolerance, the highest score first', () => {
    const rows = rowsOf(findTable(pages, 'risks'))
    expect(rows.map(row => [row[1], row[5], row[6]])).toEqual([
      ['R2', 'down 3', 'still above tolerance'],
      ['R1', 'up 4', 'newly above tolerance'],
      ['R6', '[z]', 'above tolerance, first score'],
      ['R4', 'unchanged', 'at tolerance, not above it'],
      ['R3', 'down 7', 'back within tolerance'],
      ['R5', 'unchanged', 'within tolerance'],
    ])
    const [first] = pages[4]!.blocks
    expect(first!.kind === 'paragraph' && first!.sentences.map(sentenceText)).toEqual([
      'Of 6 risks with a score, 3 score above the tolerance of 13; 1 scores exactly that, which is not above it.',
      'Since the assessment before, 1 has come above it and 1 is back within it; 1 above it had no earlier score.',
    ])
  })
})

const isThere = existsSync(papers)
describe.skipIf(!isThere)(`the papers’ own registers${isThere ? '' : ' (the papers are not here)'}`, () => {
  const file = (name: string) => join(papers, name)

  it('print as the pack of June 2019 did', () => {
    const registers = registersOf([
      ['actions', file('action-log-2019-06.csv'), '2019-05-31'],
      ['risks', file('risks-2019.csv'), '2019-05-31'],
      ['meetings', file('agendas.csv'), '2019-05-31'],
    ])
    const sections = pagesOf(registers, '2019-06-11', { pack: 'meeting' })
    const agenda = rowsOf(findTable(sections, 'agenda')).map(row => [row[0], row[2]])
    expect(agenda.slice(6, 10)).toEqual([
      ['7', 'Chief Executive'],
      ['8', 'Chief Constable and Chief Executive'],
      ['8.0', 'as item 8'],
      ['8.1', 'as item 8'],
    ])
    const rows = rowsOf(findTable(sections, 'action-log'))
    expect(rows.map(row => [row[0], row[6], row[7]])).toEqual([
      ['3.0', 'Overdue, ongoing', '17'],
      ['5.0', 'Overdue, ongoing', '17'],
      ['6.0', 'Due soon, not started', '[z]'],
      ['7.0', 'Open, not started', '[z]'],
      ['1.0', 'Closed', '[z]'],
      ['2.0', 'Closed', '[z]'],
      ['4.0', 'Closed', '[z]'],
    ])
    const risks = rowsOf(findTable(sections, 'risks'))
    // a risk without a number goes by its name alone
    expect(risks.filter(row => row[1] === '[z]').length).toBe(7)
    expect(risks[0]).toMatchObject({ 1: 'F1.7', 3: '25, Critical (2019/20)', 4: '13' })
    expect(risks.filter(row => row[6]!.startsWith('back within tolerance')).length).toBe(6)
    expect(risks.filter(row => /^13, /.test(row[3]!)).every(row => !/^(newly|still) above/.test(row[6]!))).toBe(true)
  })

  it('print the delivery plan of May 2018 action by action', () => {
    const sections = pagesOf(
      registersOf([['delivery-plan', file('delivery-plan-2018-05.csv'), '2018-05-01']]),
      '2018-05-10',
    )
    expect(sections[0]!.sections.map(section => section.heading).slice(0, 3)).toEqual([
      'Victims',
      'Offenders',
      'Communities',
    ])
    expect(sections[0]!.sections[0]!.sections[2]!.heading).toMatch(/^‘Ensure victims [^‘’.]* investigation’$/)
    // three actions have the same words: the number tells them apart
    expect(JSON.stringify(listBlocks(sections))).toContain('Action O2.2. Not rated.')
    expect(JSON.stringify(listBlocks(sections))).toContain('None of 44 actions is rated. An action is not rated where')
    expect(sections[0]!.sections[0]!.sections[6]!.heading).toContain('“Violence Against Women and Girls”')
    expect(
      new Set(
        listTables(sections)
          .flatMap(rowsOf)
          .map(row => row[0]),
      ).has('O2.1'),
    ).toBe(true)
  })
})
