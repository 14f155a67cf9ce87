import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../../functions/commands/index.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { LONDON } from '../given/london.ts'

let folder = ''
let file = ''
let out = ''
let err = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edit-board-'))
  file = join(folder, 'board.yaml')
  const board = {
    profile: PROFILES.council,
    name: 'Cabinet',
    body: 'Northshire Council',
    today: '2026-12-01',
    local: LONDON,
  }
  writeFileSync(file, newBoardFile(board))
  ;[out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const text = () => readFileSync(file, 'utf8')
const board = () => {
  const loaded = loadBoard(text())
  if (!loaded.ok) throw new Error('the file has faults')
  return loaded.board
}
const linesAdded = (before: string) => {
  const known = new Set(before.split('\n'))
  return text()
    .split('\n')
    .filter(line => !known.has(line))
}

describe('meeting add', () => {
  it('puts a meeting in order of date and says when its pack is sent', async () => {
    const before = text()
    expect(await runCommandLine(['meeting', 'add', '2027-01-28', '--board', file, '--venue', 'Town hall'])).toBe(0)
    expect(linesAdded(before)).toEqual(['  - date: 2027-01-28', '    venue: Town hall'])
    expect(
      board()
        .meetings.map(({ date }) => date)
        .slice(0, 4),
    ).toEqual(['2026-12-17', '2027-01-21', '2027-01-28', '2027-02-18'])
    expect(out).toContain('Thursday 21 January 2027 at 16:00')
  })

  it('writes nothing for a day that is not worked', async () => {
    const before = text()
    expect(await runCommandLine(['meeting', 'add', '2027-12-25', '--board', file])).toBe(2)
    expect(err).toContain('was not changed, since it would have faults')
    expect(text()).toBe(before)
  })
})

describe('role add', () => {
  it('puts a post among the roles and on a list', async () => {
    const typed = [
      'role',
      'add',
      'head-of-data',
      '--title',
      'Head of Data',
      '--email',
      'data@board.example',
      '--list',
      'members',
    ]
    expect(await runCommandLine([...typed, '--board', file])).toBe(0)
    expect(board().roles.at(-1)).toMatchObject({ id: 'head-of-data', organisation: 'Northshire Council' })
    expect(board().lists['members']).toContain('head-of-data')
  })

  it('names the lists that there are', async () => {
    const typed = [
      'role',
      'add',
      'x',
      '--title',
      'X',
      '--email',
      'x@board.example',
      '--list',
      'nobody',
      '--board',
      file,
    ]
    expect(await runCommandLine(typed)).toBe(2)
    expect(err).toContain('allowed: members, chair, administrators, alerts')
  })
})

describe('indicator add', () => {
  it('needs the id alone of an indicator that the profile has', async () => {
    writeFileSync(file, text().replace(/ {2}- id: fly-tipping[\s\S]*?(?= {2}- id: )/, ''))
    expect(board().indicators.map(({ id }) => id)).not.toContain('fly-tipping')
    expect(await runCommandLine(['indicator', 'add', 'fly-tipping', '--board', file])).toBe(0)
    expect(board().indicators.at(-1)).toMatchObject({ id: 'fly-tipping', name: 'Fly-tipping', theme: 'place' })
  })

  it('says what else it needs of any other', async () => {
    expect(await runCommandLine(['indicator', 'add', 'rents', '--name', 'Rents', '--board', file])).toBe(2)
    expect(err).toContain('--definition, --unit, --aggregation, --polarity, --source must be given')
    const said = {
      name: 'Rents',
      definition: 'Rents paid',
      unit: 'pounds',
      aggregation: 'count',
      polarity: 'up',
      source: 'Ledger',
    }
    const options = Object.entries(said).flatMap(([option, words]) => [`--${option}`, words])
    expect(await runCommandLine(['indicator', 'add', 'rents', ...options, '--board', file])).toBe(0)
    expect(board().indicators.at(-1)).toMatchObject({ id: 'rents', decimals: 0, polarity: 'up', frequency: 'month' })
  })

  const falls = {
    name: 'Falls',
    definition: 'Falls with harm',
    unit: 'falls per 1,000 bed days',
    aggregation: 'mean',
    polarity: 'down',
    source: 'Incident system',
  }
  const add = (options: Readonly<Record<string, string>>) =>
    runCommandLine([
      ...['indicator', 'add', 'falls', '--board', file],
      ...Object.entries(options).flatMap(([option, words]) => [`--${option}`, words]),
    ])

  it('takes what a rate is for, and a figure’s span', async () => {
    expect(await add({ ...falls, per: '1,000', frequency: 'quarter' })).toBe(0)
    expect(board().indicators.at(-1)).toMatchObject({ id: 'falls', per: 1000, frequency: 'quarter', decimals: 1 })
  })

  it.each([
    [{ per: '12' }, 'indicator: --per is "12"; allowed: 100, 1000, 10000, 100000\n'],
    [{ per: '1000', aggregation: 'count' }, 'indicator: --per is of a mean alone, and the aggregation is count\n'],
    [{ frequency: 'quartr' }, '; did you mean "quarter"?\n'],
  ])('refuses %j in one line, and leaves the file as it was', async (options, words) => {
    const before = text()
    expect(await add({ ...falls, ...options })).toBe(2)
    expect(err.endsWith(words)).toBe(true)
    expect(text()).toBe(before)
  })
})
