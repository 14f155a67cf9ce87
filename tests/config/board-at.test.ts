import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleBoardFile } from '../../functions/commands/read-board.ts'
import { boardAt, boardOfPack } from '../../shared/config/board-at.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'

const CHANGES = `
changes:
  - from: 2018-05-14
    because: The functions of the commissioner pass to the Mayor
    board: { body: The Combined Authority, legalBasis: The Order of 2018 }
    lists: { chair: [chief-executive] }
  - from: 2018-07-02
    because: The chief executive has another title
    roles: [{ id: chief-executive, title: Director of Policing }]
`
const SAMPLE = readFileSync(sampleBoardFile, 'utf8')
const PARTS = `areas:
  - { id: merged, name: Merged, kind: part, from: 2018-04, madeOf: [fenland, huntingdonshire] }
  - { id: later, name: Later, kind: part, from: 2018-05, splitFrom: cambridge }
`
/** The sample with some areas that end, others that follow them, and changes of the board. */
const changed = (text = '') =>
  SAMPLE.replace(/^areas:\n/m, PARTS)
    .replace(/^( *- id: fenland\n)/m, '$1    until: 2018-03\n')
    .replace(/^( *- id: huntingdonshire\n)/m, '$1    until: 2018-03\n')
    .replace(/^( *- id: cambridge\n)/m, '$1    until: 2018-04\n') + text

function load(text: string): BoardFile {
  const loaded = loadBoard(text)
  if (!loaded.ok) throw new Error(loaded.faults.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return loaded.board
}
const faultsOf = (text: string) => {
  const loaded = loadBoard(text)
  return loaded.ok ? [] : loaded.faults.map(({ path, allowed }) => `${path}: ${allowed}`)
}

describe('a board on a day', () => {
  const board = load(SAMPLE + CHANGES)

  it('is as its file says until the first change', () => {
    expect(boardAt(board, '2018-05-13').board).toEqual(board.board)
    expect(boardAt(board, '2018-05-13').lists['chair']).toEqual(['commissioner'])
  })

  it('has body, law and lists of a change from its day on, and everything else as before', () => {
    const held = boardAt(board, '2018-05-14')
    expect(held.board).toEqual({ ...board.board, body: 'The Combined Authority', legalBasis: 'The Order of 2018' })
    expect(held.lists).toEqual({ ...board.lists, chair: ['chief-executive'] })
    expect(held.roles).toEqual(board.roles)
  })

  it('adds up the changes: a post keeps its address where only its title changed', () => {
    const held = boardAt(board, '2019-01-01')
    expect(held.board.body).toBe('The Combined Authority')
    const [before, after] = [board, held].map(({ roles }) => roles.find(({ id }) => id === 'chief-executive')!)
    expect(after).toEqual({ ...before, title: 'Director of Policing' })
  })
})

describe('a board as a pack has it', () => {
  const board = load(changed(CHANGES))
  const pack = board.packs.find(({ areas }) => areas.length > 1)!
  const areasOf = (date: string) => {
    const held = boardOfPack(board, pack, { date, public: false })
    const parts = held.areas.filter(({ kind }) => kind === 'part').map(({ id }) => id)
    return ['merged', 'later', 'fenland', 'huntingdonshire', 'cambridge'].filter(id => parts.includes(id))
  }

  it('has the areas of the month that it reports, not those of the meeting’s month', () => {
    expect(pack.dataMonthsBehind).toBe(3)
    expect(areasOf('2018-06-14')).toEqual(['fenland', 'huntingdonshire', 'cambridge'])
    expect(areasOf('2018-07-12')).toEqual(['merged', 'cambridge'])
    expect(areasOf('2018-08-09')).toEqual(['merged', 'later'])
  })

  it('has body and chair of the day of the meeting', () => {
    expect(boardOfPack(board, pack, { date: '2018-06-14', public: false }).board.body).toBe('The Combined Authority')
  })

  it('prints no area that there is no more', () => {
    const held = boardOfPack(board, pack, { date: '2018-07-12', public: false })
    for (const { areas } of held.packs) expect(areas).not.toContain('fenland')
  })
})

describe('a file is checked as it will stand on each day of its changes', () => {
  const restricted = SAMPLE.replace(/marking: OFFICIAL$/m, 'marking: OFFICIAL-SENSITIVE')
  const change = (settings: string) => `
changes:
  - from: 2018-05-14
    because: The functions of the commissioner pass to the Mayor
    ${settings}
`
  const messagesOf = (text: string) => {
    const loaded = loadBoard(text)
    return loaded.ok ? [] : loaded.faults.map(({ path, message }) => `${path} | ${message}`)
  }

  it.each([
    [
      'a title that two posts will have',
      'roles: [{ id: chief-executive, title: Commissioner }]',
      'changes[0].roles[0].title | from 2018-05-14 on (changes[0]) ',
    ],
    [
      'a body of which the words are still missing',
      'board: { body: TBC }',
      'changes[0].board.body | from 2018-05-14 on (changes[0]) board.body is "TBC"; allowed: the words themselves',
    ],
    [
      'leads that report to each other',
      'roles: [{ id: commissioner, lead: chief-executive }, { id: chief-executive, lead: commissioner }]',
      'changes[0].roles[0].lead | from 2018-05-14 on (changes[0]) roles[',
    ],
    [
      'a list that is not in the file',
      'lists: { member: [chief-executive] }',
      'changes[0].lists.member | changes[0].lists.member is "member"; allowed: a list of this file',
    ],
  ])('%s', (_, settings, fault) => {
    expect(messagesOf(SAMPLE + change(settings)).map(found => found.slice(0, fault.length))).toContain(fault)
  })

  it('a recipient of a restricted pack whose new address may not have it', () => {
    const mayor = 'roles: [{ id: chief-executive, email: mayor@elsewhere.example }]'
    const [first] = messagesOf(restricted + change(mayor)).filter(found => found.includes('mail.sensitiveDomains'))
    expect(messagesOf(restricted).filter(found => found.includes('mail.sensitiveDomains'))).toEqual([])
    expect(first).toContain('changes[0].from | from 2018-05-14 on (changes[0]) packs[')
    expect(first).toContain('chief-executive (elsewhere.example)')
  })

  it('an approver of a restricted pack whose new address may not have it', () => {
    const approved = restricted.replace(
      /^( *)- id: performance\n/m,
      '$&$1  approval: required\n$1  approvers: [chief-executive]\n',
    )
    const found = messagesOf(approved + change('roles: [{ id: chief-executive, email: mayor@elsewhere.example }]'))
    expect(found.some(fault => fault.includes('.approvers is a list; allowed: roles whose mail domains'))).toBe(true)
  })

  it('says each fault once, from the day on which it begins, and nothing of one that stands today', () => {
    const two = `${change('board: { body: TBC }')}  - from: 2018-07-02
    because: Another
    board: { legalBasis: The Order }
`
    expect(messagesOf(SAMPLE + two)).toHaveLength(1)
    expect(messagesOf(SAMPLE + CHANGES)).toEqual([])
  })
})

describe('faults of changes and of areas that follow others', () => {
  it.each([
    [
      'two changes of one day',
      SAMPLE + CHANGES.replace('2018-07-02', '2018-05-14'),
      'changes[1].from: a day after 2018-05-14, that of the change before it',
    ],
    [
      'a list of roles that are not in the file',
      SAMPLE + CHANGES.replace('[chief-executive]', '[mayor]'),
      'changes[0].lists.chair[0]: a role of this file',
    ],
    [
      'an area made of one that goes on',
      changed().replace('until: 2018-03', 'until: 2018-02'),
      'areas[0].madeOf[0]: an area with until: 2018-03, the month before this one’s first',
    ],
    [
      'an area made of others that has no first month',
      changed().replace('from: 2018-04, ', ''),
      'areas[0].madeOf[0]: nothing, unless the area has a month in from, its first',
    ],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text).find(found => found.startsWith(fault)) ?? faultsOf(text)).toContain(fault)
  })
})
