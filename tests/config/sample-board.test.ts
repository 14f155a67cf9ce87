import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { sampleBoardText as text } from '../given/sample-board.ts'
import { boardJsonSchema } from './board-json-schema.ts'

const loaded = loadBoard(text)
const board = (loaded.ok ? loaded.board : undefined) as BoardFile
const published = path.resolve('../shared/data')
const absent = existsSync(published) ? '' : ' (skipped: ../shared/data is not here)'
const slugOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

describe('the sample board', () => {
  it('is valid', () => expect(loaded).toMatchObject({ ok: true }))

  it('names its schema for editors, and the schema is fresh', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../shared/config/board.schema.json')
    const written: unknown = JSON.parse(
      readFileSync(new URL('../../shared/config/board.schema.json', import.meta.url), 'utf8'),
    )
    expect(written, 'run: npx tsx tests/quality/write-board-schema.ts').toEqual(
      JSON.parse(JSON.stringify(boardJsonSchema())),
    )
  })

  it('has a fault located two thousand lines down', () => {
    const line = text.slice(0, text.indexOf('      - ksi-road-casualties')).split('\n').length
    const faulty = loadBoard(text.replace('      - ksi-road-casualties', '      - ksi-road-casualtys'))
    expect(faulty).toMatchObject({
      ok: false,
      faults: [
        {
          line,
          column: 9,
          found: '"ksi-road-casualtys"',
          message: expect.stringMatching(/did you mean "ksi-road-casualties"\?$/) as string,
        },
      ],
    })
  })

  it('uses reserved addresses only', () => {
    for (const [address] of text.matchAll(/[\w-]+@[\w.-]+/g)) expect(address).toMatch(/\.example$/)
  })

  it('has populations of districts that add up to the whole', () => {
    const of = (kind: string) =>
      board.areas.filter(area => area.kind === kind).reduce((sum, { population }) => sum + population!, 0)
    expect(of('part')).toBe(of('whole'))
  })

  it('plans a pack for every meeting of the year ahead', () => {
    const packs = plannedEvents(board, '2026-12-01', '2027-12-31').filter(({ kind }) => kind === 'pack')
    expect(packs).toHaveLength(26)
  })

  it.skipIf(absent)(`has the dashboard’s 42 indicators by id, name and theme${absent}`, () => {
    const rows = readFileSync(path.join(published, 'dashboard-2018/expected-dashboard.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const themes = new Map(board.themes.map(({ id, name }) => [id, name]))
    const ours = board.indicators
      .filter(({ feed }) => feed === 'indicators')
      .map(({ id, name, theme }) => `${id},${name},${themes.get(theme) ?? ''}`)
    expect(ours).toEqual(rows.map(row => row.split(',').slice(0, 3).join(',')))
    expect(board.packs[0]?.indicators).toEqual(rows.map(row => row.split(',')[0]))
  })

  it.skipIf(absent)(`carries the columns that the dashboard prints${absent}`, () => {
    const rows = readFileSync(path.join(published, 'dashboard-2018/expected-dashboard.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    for (const row of rows) {
      const cells = row.match(/("[^"]*"|[^,]*)(,|$)/g)!.map(cell => cell.replace(/,$/, '').replaceAll('"', ''))
      const [id, , , , current = '', , , , yearToDate, , rolling, baseline] = cells
      const indicator = board.indicators.find(one => one.id === id)!
      expect([id, /\.\d/.exec(current)?.[0].length ?? 1], 'decimals').toEqual([id, indicator.decimals + 1])
      expect([id, current.endsWith('%')]).toEqual([id, indicator.aggregation === 'percentage'])
      expect([id, yearToDate === '-']).toEqual([id, indicator.aggregation === 'headcount'])
      expect([id, rolling === '-', baseline === '-']).toEqual([
        id,
        indicator.withoutColumns.includes('rolling-12-months'),
        indicator.withoutColumns.includes('baseline'),
      ])
    }
  })

  it.skipIf(absent)(`has an indicator for everything that the published files count${absent}`, () => {
    const answers = JSON.parse(readFileSync(path.join(published, 'police-uk/answers.json'), 'utf8')) as {
      files: Record<
        string,
        {
          kind: string
          by_crime_type?: object
          by_outcome_type?: object
          person_rows_by_ethnic_group?: object
          person_rows_by_age_range?: object
        }
      >
    }
    const ids = new Set(board.indicators.filter(({ feed }) => feed === 'police-uk').map(({ id }) => id))
    const ours = Object.entries(answers.files).filter(([file]) => file.startsWith('cambridgeshire'))
    for (const [, file] of ours) {
      for (const type of Object.keys(file.by_crime_type ?? {})) expect(ids).toContain(`police-uk-${slugOf(type)}`)
      for (const type of Object.keys(file.by_outcome_type ?? {}))
        expect(ids).toContain(`police-uk-outcome-${slugOf(type)}`)
      for (const group of Object.keys(file.person_rows_by_ethnic_group ?? {}))
        expect(ids).toContain(`police-uk-stop-search-ethnicity-${slugOf(group)}`)
      for (const age of Object.keys(file.person_rows_by_age_range ?? {}))
        expect(ids).toContain(`police-uk-stop-search-age-${age === '(blank)' ? 'not-known' : slugOf(age)}`)
    }
  })

  it.skipIf(absent)(`knows every most similar force by the name of its published file${absent}`, () => {
    const files = readdirSync(path.join(published, 'police-uk/peers/2018-03'))
    for (const { id } of board.peers) expect(files).toContain(`2018-03-${id}-street.csv.gz`)
    expect(board.peers).toHaveLength(7)
  })
})
