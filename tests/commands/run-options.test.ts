import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { listDrops } from '../../functions/commands/list-drops.ts'
import { readRunOptions } from '../../functions/commands/run-options.ts'
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

describe('arguments of run', () => {
  test('are filled in: the sample board, until the same day, files in path order', async () => {
    const options = await readRunOptions([...drops, ...asAt, ...out])
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
    [['--pack', 'performance', '--until', '2018-05-11'], { pack: 'performance', meeting: '2019-06-11' }],
  ])('%j choose a pack and its meeting', async (more, pack) => {
    expect((await readRunOptions([...drops, ...asAt, ...out, ...more])).pack).toEqual(pack)
  })

  test.each([
    [[...drops, ...out], '--as-at is missing; it takes a date such as 2018-05-03'],
    [[...drops, ...out, '--as-at', '3 May 2018'], '--as-at is "3 May 2018"; allowed: a date such as 2018-05-03'],
    [[...drops, ...out, ...asAt, '--until', '2018-05-02'], '--until is 2018-05-02, which is before --as-at 2018-05-03'],
    [[...asAt, ...out], '--drops is missing; it takes a folder with a folder for each feed'],
    [[...asAt, ...out, '--drops', '/no/such'], '--drops is "/no/such"; there is no such folder'],
    [[...drops, ...asAt], '--out is missing; it takes the folder that everything is written to'],
    [[...drops, ...asAt, '--out', join(folder, 'file')], `--out is "${join(folder, 'file')}", which is not a folder`],
    [[...drops, ...asAt, ...out, '--fast'], "Unknown option '--fast'"],
    [
      [...drops, ...asAt, ...out, '--board', '/no/such.yaml'],
      '--board is "/no/such.yaml", which cannot be read (ENOENT)',
    ],
    [
      [...drops, ...asAt, ...out, '--board', join(folder, 'board.yaml')],
      `${join(folder, 'board.yaml')} is faulty; to see every fault: boardpack config ${join(folder, 'board.yaml')}`,
    ],
    [
      [...drops, ...asAt, ...out, '--pack', 'performance-2018-05-11'],
      '--pack is "performance-2018-05-11", but performance has no meeting on 2018-05-11',
    ],
    [
      [...asAt, ...out, '--drops', join(folder, 'stray')],
      `${join(folder, 'stray/file.csv')} is outside the feeds' folders; put it into one such as indicators/ or police-uk/`,
    ],
  ])('%j is refused in one line', async (args, message) => {
    await expect(readRunOptions(args)).rejects.toThrow(message)
  })

  test('with an unknown pack name the known ones', async () => {
    await expect(readRunOptions([...drops, ...asAt, ...out, '--pack', 'annual'])).rejects.toThrow(
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
