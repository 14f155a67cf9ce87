import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { Block, Section } from '../../../shared/document/document.ts'
import { cellText, sentenceText } from '../../../shared/document/text.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { checkClaims } from '../../../shared/packs/gate/check-claims.ts'
import { listUntracedNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import { runGate } from '../../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { documentsOf } from '../../../shared/packs/model/documents.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../../templates/pack/pack.tsx'
import { samplePack } from '../sample-pack.ts'

const BURGLARY = 'all-recorded-crime'
const SATISFACTION = 'satisfaction-with-service-delivery-police'
const WHY = 'The force has had none in ten years.'

/** The sample with a statement on its recorded crime and its satisfaction, and half as much crime in the country. */
async function packWithStatement(): Promise<PackInput> {
  const input = await samplePack('performance')
  const country = { id: 'england', name: 'England', kind: 'national' as const, aliases: [] }
  const board = {
    ...input.board,
    areas: [...input.board.areas, country],
    statement: {
      packs: ['performance'],
      measures: { burglary: BURGLARY, 'victim-satisfaction': SATISFACTION },
      notApplicable: { 'cyber-crime': WHY },
    },
  } as BoardFile
  const own = input.revisions.get(BURGLARY)!
  const there = own.get('force')!.map(figure => ({ ...figure, area: 'england', value: Math.round(figure.value! / 2) }))
  const revisions = new Map([...input.revisions, [BURGLARY, new Map([...own, ['england', there]])]])
  const text = {
    ...{ indicator: BURGLARY, month: '2018-03', author: 'chief-constable', audience: 'public' as const, drop: 'c' },
    ...{ markdown: 'Two teams patrol at night.', action: null, actionDueDate: null, knownFrom: input.asKnownAt },
  }
  return {
    ...input,
    board,
    revisions,
    pack: { ...input.pack, indicators: [BURGLARY, SATISFACTION], priorities: [] },
    registers: { ...input.registers, commentary: [text] as never },
  }
}

describe('the statement of contribution to priorities that others set', () => {
  let input: PackInput
  let model: PackModel
  let section: Section
  beforeAll(async () => {
    input = await packWithStatement()
    model = buildPackModel(input)
    section = model.sections.find(({ id }) => id === 'statement')!
  })
  const blocks = <K extends Block['kind']>(kind: K) =>
    section.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
  const rowOf = (measure: string) =>
    blocks('table')[0]!
      .table.rows.map(row => row.map(cellText))
      .find(([, name]) => name === measure)

  it('has each measure with our figures and the change beside that of the country', () => {
    const [, , indicator, latest, twelve, change, country] = rowOf('Burglary')!
    expect(indicator).toBe('All Recorded Crime')
    expect([latest, twelve]).toEqual(['4,988', '66,192 [e]'])
    expect(change).toMatch(/^[+−]\d+\.\d%$/)
    expect(country).toMatch(/^[+−]\d+\.\d%$/)
  })

  it('says which measures no indicator shows', () => {
    expect(rowOf('Homicides')!.slice(2)).toEqual(['no indicator', '[x]', '[x]', '[x]', '[x]', '[x]'])
  })

  it('has what the owner says of a measure', () => {
    expect(blocks('quote').map(({ text }) => text)).toEqual([expect.stringContaining('Two teams patrol at night.')])
  })

  it('names the priorities that do not apply, with the reason, and leaves their measures out', () => {
    expect(blocks('list').flatMap(({ items }) => items.map(sentenceText))).toEqual([
      `Tackle cyber crime does not apply here: ${WHY}`,
    ])
    expect(rowOf('Businesses that experienced a cyber breach or attack')).toBeUndefined()
  })

  it('prints nothing that the gate would hold the pack for', () => {
    expect(listUntracedNumerals(model, input.board)).toEqual([])
    expect(checkClaims(model)).toEqual([])
  })

  it('is in the packs of the months that the file names, by the month reported', () => {
    const { statement } = input.board
    const idsWith = (months: number[]) =>
      buildPackModel({ ...input, board: { ...input.board, statement: { ...statement!, months } } }).sections.map(
        ({ id }) => id,
      )
    expect(idsWith([3, 6, 9, 12])).toContain('statement')
    expect(idsWith([6, 12])).not.toContain('statement')
  })

  it('is let go by the gate where an edition may not have the figures of one of its measures', () => {
    const sensitive = [
      {
        kind: 'indicator' as const,
        indicator: SATISFACTION,
        why: 'It is not yet published.',
        withheldFrom: ['public' as const],
      },
    ]
    const restricted = { ...input, pack: { ...input.pack, sensitive } }
    const [open] = buildEditions(restricted, ['public'])
    const drawn = documentsOf(open!).map(document => [document, renderDocument(open!, document)] as const)
    const { findings } = runGate({ ...restricted, edition: 'public' }, open!, Object.fromEntries(drawn), [])
    expect(findings.filter(({ severity }) => severity === 'hold')).toEqual([])
    expect(open!.sections.map(({ id }) => id)).toContain('statement')
  })

  it('is in no other pack, and in none of a board that asks for no statement', () => {
    const { statement: _, ...rest } = input.board
    const without = buildPackModel({ ...input, board: rest })
    expect(without.sections.map(({ id }) => id)).not.toContain('statement')
  })
})
