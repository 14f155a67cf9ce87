import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { init } from '../../functions/commands/init.ts'
import { listDrops } from '../../functions/commands/list-drops.ts'
import { loadBoard } from '../../shared/config/load-board.ts'

const folder = mkdtempSync(join(tmpdir(), 'boards-init-'))
const out = join(folder, 'mine', 'board.yaml')
afterAll(() => rmSync(folder, { recursive: true }))

let errors = ''
beforeEach(() => {
  errors = ''
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((errors += String(text)), true))
})
afterEach(() => vi.restoreAllMocks())

const make = (profile: string, name: string, file: string) =>
  init(['--profile', profile, '--name', name, '--out', file])

describe('init', () => {
  it('writes a file that is fit to use, and samples of two feeds beside it', async () => {
    expect(await make('fire', 'Fire Authority', out)).toBe(0)
    expect(loadBoard(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, board: { profile: 'fire' } })
    expect(listDrops(join(folder, 'mine', 'samples')).map(({ feed }) => feed)).toEqual(['actions', 'indicators'])
  })

  it('never writes over a file', async () => {
    const before = readFileSync(out, 'utf8')
    expect(await make('council', 'Council', out)).toBe(2)
    expect(errors).toBe(`init: ${out} is there already; nothing was written\n`)
    expect(readFileSync(out, 'utf8')).toBe(before)
  })

  it('writes to the place that the board is deployed from where no other is named', async () => {
    expect(await init(['--profile', 'police', '--name', 'Cambridgeshire'])).toBe(2)
    expect(errors).toBe('init: boards/cambridgeshire.yaml is there already; nothing was written\n')
  })

  it.each([
    [
      'counsel',
      'Name',
      'init: --profile is "counsel"; allowed: police, nhs-trust, fire, council, academy-trust, charity; did you mean "council"?',
    ],
    ['council', ' ', 'init: --name missing'],
    ['council', 'Two\nlines', 'init: board.name is'],
  ])('says in one line what is wrong: %s, %j', async (profile, name, message) => {
    expect(await make(profile, name, join(folder, 'other', 'board.yaml'))).toBe(2)
    expect(errors.startsWith(message)).toBe(true)
  })
})
