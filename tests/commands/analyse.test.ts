import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { analyse } from '../../functions/commands/analyse.ts'

describe('boardpack analyse', () => {
  let folder: string
  let said: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'analyse-'))
    said = ''
    vi.spyOn(process.stderr, 'write').mockImplementation(text => {
      said += String(text)
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('answers every case of a file, rejected ones too, and exits 0', async () => {
    const cases = file(
      'in.json',
      JSON.stringify([
        { id: 'a', family: 'means', input: { values: [3, 7], confidence: 0.95 } },
        { id: 'b', family: 'none' },
      ]),
    )
    expect(await analyse([cases, '--out', join(folder, 'out.json')])).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject([
      { id: 'a', result: { outcome: 'ok', value: 5, count: 2 } },
      { id: 'b', result: { outcome: 'error', kind: 'rejected-input' } },
    ])
    expect(said).toBe('')
  })

  it.each([
    ['no arguments', () => [], 'analyse: missing: FILE, --out FILE; usage: boardpack analyse FILE --out FILE\n'],
    [
      'no output',
      () => [file('in.json', '[]')],
      'analyse: missing: --out FILE; usage: boardpack analyse FILE --out FILE\n',
    ],
    [
      'what is not an array',
      () => [file('in.json', '{}'), '--out', join(folder, 'out.json')],
      'in.json must hold an array of cases\n',
    ],
    [
      'what is not JSON',
      () => [file('in.json', 'id,family'), '--out', join(folder, 'out.json')],
      'is not valid JSON\n',
    ],
    [
      'a file that is not there',
      () => [join(folder, 'gone.json'), '--out', join(folder, 'out.json')],
      'analyse: ENOENT: no such file or directory',
    ],
    [
      'an unknown option',
      () => [file('in.json', '[]'), '--over', 'x'],
      'analyse: unknown option "--over"; allowed: --out',
    ],
  ])('exits 2 for %s, with one line why', async (_, args, why) => {
    expect(await analyse(args())).toBe(2)
    expect(said).toContain(why)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
