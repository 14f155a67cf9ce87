import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keptBoard } from '../../functions/commands/kept-board.ts'
import { sampleBoard } from '../given/sample-board.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boardpack-kept-'))
  vi.stubEnv('BOARDPACK_BUNDLE', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const board = sampleBoard()
const file = () => join(folder, 'board.yaml')
/** Reads a board whose file names a logo; counts how often. */
function reader() {
  const load = vi.fn(async (readBeside: (name: string) => Promise<Uint8Array | null>) => {
    await readBeside('logo.svg')
    return board
  })
  return { load, read: (text = 'board: x') => keptBoard(file(), text, load) }
}

test('a board is read once for each state of its file and its logos', async () => {
  const { load, read } = reader()
  expect(await read()).toEqual(board)
  expect(await read()).toEqual(board)
  expect(load).toHaveBeenCalledTimes(1)
  await read('board: y')
  expect(load).toHaveBeenCalledTimes(2)
  await writeFile(join(folder, 'logo.svg'), '<svg/>')
  await read()
  expect(load).toHaveBeenCalledTimes(3)
  await read()
  expect(load).toHaveBeenCalledTimes(3)
  await writeFile(join(folder, 'logo.svg'), '<svg></svg>')
  await read()
  expect(load).toHaveBeenCalledTimes(4)
})

test('what was kept and then damaged is read again', async () => {
  const { load, read } = reader()
  await read()
  const [kept] = (await readdir(folder)).filter(name => name.endsWith('.json'))
  const text = await readFile(join(folder, kept!), 'utf8')
  for (const damaged of [text.slice(0, -20), text.replace('Cambridgeshire', 'Camelot'), '']) {
    await writeFile(join(folder, kept!), damaged)
    load.mockClear()
    expect(await read()).toEqual(board)
    expect(load).toHaveBeenCalledTimes(1)
  }
})

test('a board with faults is not kept, nor any without a bundle', async () => {
  const failing = () => Promise.reject(new Error('2 faults'))
  await expect(keptBoard(file(), 'board: x', failing)).rejects.toThrow('2 faults')
  expect(await readdir(folder)).toEqual([])
  vi.stubEnv('BOARDPACK_BUNDLE', undefined)
  const { load, read } = reader()
  await read()
  await read()
  expect(load).toHaveBeenCalledTimes(2)
  expect(await readdir(folder)).toEqual([])
})
