import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { listDrops } from '../../functions/commands/list-drops.ts'
import { readArguments } from '../../functions/commands/read-arguments.ts'
import { run } from '../../functions/commands/run.ts'
import { type RunArguments, readRunOptions } from '../../functions/commands/run-options.ts'
import { readKind } from '../../functions/commands/write-results.ts'

const folder = mkdtempSync(join(tmpdir(), 'boardpack-run-'))
afterAll(() => rmSync(folder, { recursive: true }))
const writeTestFile = (path: string, text = '') => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
  return join(folder, path)
}
writeTestFile('drops/indicators/b.csv')
writeTestFile('drops/indicators/a.csv')
writeTestFile('drops/indicators/.DS_Store')
writeTestFile('drops/actions/2018/log.csv')
writeTestFile('stray/file.csv')
writeTestFile('board.yaml', 'board: {}\n')
writeTestFile('file')
const drops = ['--drops', join(folder, 'drops')]
const out = ['--out', join(folder, 'out')]
const asAt = ['--as-at', '2018-05-03']
const read = async (args: string[]) => readRunOptions(readArguments(run.spec, args).values as unknown as RunArguments)

describe('arguments of run', () => {
  test('are filled in: the sample board, until the same day, files in path order', async () => {
    const options = await read([...drops, ...asAt, ...out])
    expect(options.board.board.board.id).toBe('cambridgeshire')
    expect(options.until).toBe('2018-05-03')
    expect(options.pack).toBeNull()
    expect(options.drops.map(({ feed, path }) => `${feed}: ${path}`)).toEqual([
      'actions: 2018/log.csv',
      'indicators: a.csv',
      'indicators: b.csv',
    ])
  })

  test.each([
    [['--pack', 'performance'], { pack: 'performance', meeting: '2018-05-10' }],
    [['--pack', 'performance-2020-01-23'], { pack: 'performance', meeting: '2020-01-23' }],
    [['--pack', 'performance', '--until', '2018-05-11'], { pack: 'performance', meeting: '2020-01-23' }],
  ])('%j choose a pack and its meeting', async (more, pack) => {
    expect((await read([...drops, ...asAt, ...out, ...more])).pack).toEqual(pack)
  })

  test.each([
    [[...drops, ...out], 'missing: --as-at DATE; usage: boardpack run --drops DIR --as-at DATE --out DIR'],
    [[...drops, ...out, '--as-at', '3 May 2018'], '--as-at is "3 May 2018"; allowed: a date such as 2018-05-03'],
    [[...drops, ...out, ...asAt, '--until', '2018-05-02'], '--until is 2018-05-02, which is before --as-at 2018-05-03'],
    [[...asAt, ...out], 'missing: --drops DIR; usage'],
    [[...asAt, ...out, '--drops', '/no/such'], '--drops is "/no/such"; there is no such folder'],
    [[...drops, ...asAt], 'missing: --out DIR; usage'],
    [[...drops, ...asAt, '--out', join(folder, 'file')], `--out is "${join(folder, 'file')}", which is not a folder`],
    [[...drops, ...asAt, ...out, '--fast'], 'unknown option "--fast"'],
    [[...drops, ...asAt, ...out, '--board', '/no/such.yaml'], 'cannot read /no/such.yaml: there is no such file'],
    [
      [...drops, ...asAt, ...out, '--board', join(folder, 'board.yaml')],
      `${join(folder, 'board.yaml')} has 25 faults; to see every one: boardpack config ${join(folder, 'board.yaml')}`,
    ],
    [
      [...drops, ...asAt, ...out, '--pack', 'performance-2018-05-11'],
      '--pack is "performance-2018-05-11", but performance has no meeting on 2018-05-11',
    ],
    [
      [...asAt, ...out, '--drops', join(folder, 'stray')],
      `${join(folder, 'stray/file.csv')} is outside the feeds' folders; put it into one such as indicators/ or papers/`,
    ],
  ])('%j is refused in one line', async (args, message) => {
    await expect(read(args)).rejects.toThrow(message)
  })

  test('with an unknown pack name the known ones', async () => {
    await expect(read([...drops, ...asAt, ...out, '--pack', 'annual'])).rejects.toThrow(
      /^--pack is "annual"; allowed: performance, .*, or one with its meeting such as performance-2018-05-10$/,
    )
  })
})

test('files outside every feed’s folder are skipped on request', () => {
  expect(listDrops(join(folder, 'stray'), { misplaced: 'skip' })).toEqual([])
})

test.each([
  ['X-Boardpack-Kind: receipt\r\nSubject: x\r\n\r\n', 'receipt'],
  ['Subject: x\r\nx-boardpack-kind: alert-digest\r\n\r\nX-Boardpack-Kind: pack', 'alert-digest'],
  ['Subject: x\r\n\r\nX-Boardpack-Kind: pack\r\n', 'unknown'],
])('the kind of %j is %s', (raw, kind) => {
  expect(readKind(new TextEncoder().encode(raw))).toBe(kind)
})
