import { describe, expect, test } from 'vitest'
import { judgeCase } from './intake-case.ts'
import { MONTH_CASES } from './months.ts'
import { NUMBER_CASES } from './numbers.ts'
import { POLICE_UK_CASES } from './police-uk.ts'
import { REGISTER_CASES } from './registers.ts'
import { RETURN_CASES } from './returns.ts'
import { SPAN_CASES } from './spans.ts'
import { STRUCTURE_CASES } from './structure.ts'
import { SURROUNDING_CASES } from './surroundings.ts'
import { WORD_CASES } from './words.ts'
import { WRITER_CASES } from './writers.ts'

/** Files of our own for every kind of slip and habit, each with what it should be answered. */
describe.each([
  ['months', MONTH_CASES],
  ['quarters and years', SPAN_CASES],
  ['numbers', NUMBER_CASES],
  ['words around figures, areas and headings', WORD_CASES],
  ['what stands around rows', SURROUNDING_CASES],
  ['structure, encodings and other programs', STRUCTURE_CASES],
  ['registers and commentary', REGISTER_CASES],
  ['data.police.uk', POLICE_UK_CASES],
  ['returns as analysts lay them out', RETURN_CASES],
  ['workbooks as programs write them', WRITER_CASES],
] as const)('%s', (_, cases) => {
  test.each(cases.map(given => [given.name, given] as const))('%s', async (_name, given) => {
    expect(await judgeCase(given)).toBe('')
  })
})
