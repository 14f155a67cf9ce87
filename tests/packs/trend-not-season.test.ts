import { beforeAll, describe, expect, it } from 'vitest'
import { MONTH_NAMES, monthOfYear, monthsEnding } from '../../shared/calendar/month.ts'
import type { Chart } from '../../shared/document/chart.ts'
import { sentencesText } from '../../shared/document/text.ts'
import { listCharts } from '../../shared/document/walk.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { storedObservation } from '../indicators/indicator-fixtures.ts'
import { samplePack } from './sample-pack.ts'

const ID = 'police-recorded-asb'
const MONTHS = monthsEnding('2018-03', 48)
/** Half as many after four years, some noise about it, the same number a day in every month. */
const FALL = 0.5 ** (1 / 47)
const noise = (i: number) => [3, -8, 5, 0, -4, 9, -2, 6, -7, 1, 4, -5][(i * 7) % 12]!
const daysIn = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()

let input: PackInput
beforeAll(async () => {
  input = await samplePack('performance')
}, 60_000)

/** The indicator's page with each month at a level a day that `levelOf` gives. */
function pageOf(levelOf: (i: number, month: string) => number): { words: string; chart: Chart } {
  const held = MONTHS.map((month, i) =>
    storedObservation(month, Math.round((levelOf(i, month) * daysIn(month)) / 30.4375 + noise(i)), {
      indicator: ID,
      drop: [...input.drops.keys()][0]!,
    }),
  )
  const revisions = new Map([...input.revisions, [ID, new Map([['force', held]])]])
  const pack = { ...input.pack, indicators: [ID], priorities: [] }
  const model = buildPackModel({ ...input, pack, revisions })
  const page = model.appendices
    .find(({ id }) => id === 'indicators')!
    .sections.find(({ id }) => id === `indicator-${ID}`)!
  const words = page.blocks.flatMap(block =>
    block.kind === 'paragraph'
      ? [sentencesText(block.sentences)]
      : block.kind === 'facts'
        ? block.facts.map(fact => sentencesText([fact.words]))
        : [],
  )
  return { words: words.join(' '), chart: listCharts([page])[0]! }
}

/** Ratio of what was expected of each month to that of the month before, both a day, over the last two years. */
function stepsOfLevel({ lines }: Chart): number[] {
  const line = lines.find(({ kind }) => kind === 'mean')!
  const aDay = line.values.map((value, i) => value / daysIn(monthsEnding(line.to, line.values.length)[i]!))
  return aDay.slice(-24).map((value, i, all) => (i === 0 ? 1 : value / all[i - 1]!))
}

const SEASON = /season plays a part|in each of the 3 years/i

describe('a trend is not a season', { timeout: 120_000 }, () => {
  it('a series that only falls has no sentence about the season', () => {
    expect(pageOf(i => 2400 * FALL ** i).words).not.toMatch(SEASON)
  })

  it('nor limits that rise and fall with the time of year: what is expected falls by a little each month', () => {
    for (const step of stepsOfLevel(pageOf(i => 2400 * FALL ** i).chart)) {
      expect(step).toBeGreaterThan(0.95)
      expect(step).toBeLessThan(1.02)
    }
  })

  it('a season beside the same fall has both', () => {
    const march = (month: string) => (monthOfYear(month) === 3 ? 1.3 : 1)
    const { words, chart } = pageOf((i, month) => 2400 * FALL ** i * march(month))
    expect(words).toMatch(SEASON)
    expect(words).toContain(MONTH_NAMES[2])
    expect(Math.max(...stepsOfLevel(chart))).toBeGreaterThan(1.15)
  })
})
