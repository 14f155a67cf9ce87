import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { findRehearsal } from '../../functions/commands/rehearsal.ts'
import { rehearseDecisions } from '../../functions/commands/rehearse-decisions.ts'
import { start } from '../../functions/commands/start.ts'

describe('a rehearsal of decisions', () => {
  test('leaves the figures of the pack out, has it approved, and prints a command for each decision', async () => {
    const { rehearsal, samples, drops, steps, dispose } = await rehearseDecisions(await findRehearsal(undefined))
    expect(new Set(samples.map(({ feed }) => feed))).not.toContain('indicators')
    expect(new Set(samples.map(({ feed }) => feed))).toContain('actions')
    expect(rehearsal.source.board.packs.every(({ approval }) => approval === 'required')).toBe(true)
    const text = steps.join('\n')
    for (const decision of [
      'release performance-2018-05-10',
      'approve performance-2018-05-10',
      'correct performance-2018-05-10',
      'approve performance-2018-05-10-v2',
    ])
      expect(text).toContain(`boardpack -- ${decision} --by `)
    const [, restated = ''] = /cp (\S+restated\.csv)/.exec(text)!
    expect(readFileSync(restated, 'utf8')).toMatch(/^indicator,area,period,value\n/)
    const folder = dirname(drops)
    expect(existsSync(folder)).toBe(true)
    dispose()
    expect(existsSync(folder)).toBe(false)
  })

  test('is refused on a day without a pack', async () => {
    await expect(rehearseDecisions(await findRehearsal(undefined, '2018-05-04'))).rejects.toThrow(
      'no pack is due on 2018-05-04; boardpack plan has the days',
    )
  })

  test('takes no folder of drops, since an earlier rehearsal could be in it', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await start(['--rehearse', '--drops', 'drops'])).toBe(2)
    expect(write.mock.calls.map(([line]) => line)).toEqual([
      'start: --rehearse has a folder of its own, so that it begins from nothing: leave --drops out\n',
    ])
    write.mockRestore()
  })
})
