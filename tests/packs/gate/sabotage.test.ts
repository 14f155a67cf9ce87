import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Figure } from '../../../shared/document/figure.ts'
import type * as FigureBookModule from '../../../shared/figures/figure-book.ts'
import type * as JudgeMonthModule from '../../../shared/indicators/judge-month.ts'
import type * as JudgeSubjectModule from '../../../shared/indicators/judge-subject.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { checkAgainstTables, readTablesOf } from '../../../shared/packs/gate/check-claims.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { randomBoard } from './random-board.ts'
import { type Finder, SABOTAGES, sabotaged } from './sabotages.ts'

/**
 * Boards of the long run: `npm run sabotage` sets it to a thousand, and four finders go wrong on each, in turn. In every test run as many
 * boards as it takes until each finder has been caught.
 */
const LONG_RUN = Number(process.env['SABOTAGE_BOARDS'] ?? 0)
const MOST_BOARDS = LONG_RUN || 60
const FINDERS = Object.keys(SABOTAGES) as Finder[]

const sabotage = vi.hoisted(() => async (original: () => Promise<object>) => {
  const { sabotageFinders } = await import('./sabotages.ts')
  return sabotageFinders(await original())
})
vi.mock('../../../shared/narrative/facts/areas.ts', sabotage)
vi.mock('../../../shared/narrative/facts/before-and-after.ts', sabotage)
vi.mock('../../../shared/narrative/facts/caveats.ts', sabotage)
vi.mock('../../../shared/narrative/facts/comparators.ts', sabotage)
vi.mock('../../../shared/narrative/facts/components.ts', sabotage)
vi.mock('../../../shared/narrative/facts/month-on-month.ts', sabotage)
vi.mock('../../../shared/narrative/facts/new-levels.ts', sabotage)
vi.mock('../../../shared/narrative/facts/peers.ts', sabotage)
vi.mock('../../../shared/narrative/facts/point-in-time.ts', sabotage)
vi.mock('../../../shared/narrative/facts/records.ts', sabotage)
vi.mock('../../../shared/narrative/facts/rolling-twelve.ts', sabotage)
vi.mock('../../../shared/narrative/facts/same-month-last-year.ts', sabotage)
vi.mock('../../../shared/narrative/facts/season.ts', sabotage)
vi.mock('../../../shared/narrative/facts/shares.ts', sabotage)
vi.mock('../../../shared/narrative/facts/small-numbers.ts', sabotage)
vi.mock('../../../shared/narrative/facts/streaks.ts', sabotage)
vi.mock('../../../shared/narrative/facts/surveys.ts', sabotage)
vi.mock('../../../shared/narrative/facts/targets.ts', sabotage)
vi.mock('../../../shared/narrative/facts/totals.ts', sabotage)
vi.mock('../../../shared/narrative/facts/trend.ts', sabotage)
vi.mock('../../../shared/narrative/facts/verdicts.ts', sabotage)
vi.mock('../../../shared/narrative/facts/volumes.ts', sabotage)
vi.mock('../../../shared/narrative/words/subject.ts', sabotage)

// the book refuses two values of one figure; here it lets them stand, so that the checkers alone are tried
vi.mock('../../../shared/figures/figure-book.ts', async original => {
  const module = await original<typeof FigureBookModule>()
  class LenientBook extends module.FigureBook {
    override measure(...given: Parameters<FigureBookModule.FigureBook['measure']>) {
      return this.#lenient(() => super.measure(...given))
    }
    override derived(...given: Parameters<FigureBookModule.FigureBook['derived']>) {
      return this.#lenient(() => super.derived(...given))
    }
    override words(...given: Parameters<FigureBookModule.FigureBook['words']>) {
      return this.#lenient(() => super.words(...given))
    }
    #lenient(enter: () => Figure): Figure {
      try {
        return enter()
      } catch (error) {
        if (error instanceof module.ContradictionError) return error.figure
        throw error
      }
    }
  }
  return { ...module, FigureBook: LenientBook }
})

// what is judged does not depend on the finders: once for a board is enough
vi.mock('../../../shared/indicators/judge-month.ts', async original => {
  const module = await original<typeof JudgeMonthModule>()
  const monthJudge: typeof module.monthJudge = (indicator, series, rules) => {
    const judge = module.monthJudge(indicator, series, rules)
    return month => oncePerBoard(series, `${indicator.id} ${month} ${rules.method}`, () => judge(month))
  }
  return {
    ...module,
    monthJudge,
    judgeMonth: (...[indicator, series, month, rules]: JudgeMonthArguments) =>
      monthJudge(indicator, series, rules)(month),
  }
})
vi.mock('../../../shared/indicators/judge-subject.ts', async original => {
  const module = await original<typeof JudgeSubjectModule>()
  const judgeSubject: typeof module.judgeSubject = (board, indicator, area, series, month, peers) =>
    oncePerBoard(series, `${indicator.id} ${area} ${month}`, () =>
      module.judgeSubject(board, indicator, area, series, month, peers),
    )
  return { ...module, judgeSubject }
})
type JudgeMonthArguments = Parameters<typeof JudgeMonthModule.judgeMonth>

/** Results by the series' first observation, which a board's builds share. */
const { oncePerBoard } = vi.hoisted(() => {
  const known = new WeakMap<object, Map<string, unknown>>()
  return {
    oncePerBoard: <T>(series: ReadonlyMap<string, object>, key: string, work: () => T): T => {
      const [first] = series.values()
      if (first === undefined) return work()
      const results = known.get(first) ?? new Map<string, unknown>()
      known.set(first, results)
      if (!results.has(key)) results.set(key, work())
      return results.get(key) as T
    },
  }
})

beforeEach(() => {
  sabotaged.finder = null
})

/** Everything that a reader sees. */
const paper = ({ headline, asked, missing, report, sections, appendices, meeting }: PackModel) =>
  JSON.stringify([headline, asked, missing, report, sections, appendices, meeting])

function buildSabotaged(input: PackInput, finder: Finder): PackModel {
  sabotaged.finder = finder
  const model = buildPackModel(input)
  sabotaged.finder = null
  return model
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (one[at] === other[at]) at++
  return `${one.slice(at - 80, at + 80)} became ${other.slice(at - 20, at + 80)}`
}

describe('the checkers of claims, over whole random boards', () => {
  it('raise no false alarm, and catch every finder that goes wrong in print', () => {
    const caught = new Map<Finder, number>()
    const [alarms, missed]: string[][] = [[], []]
    for (let seed = 1; seed <= MOST_BOARDS && (LONG_RUN > 0 || caught.size < FINDERS.length); seed++) {
      const input = randomBoard(seed)
      const clean = buildPackModel(input)
      const tables = readTablesOf(clean)
      alarms!.push(...checkAgainstTables(clean.claims, tables).map(({ what }) => `board ${seed}: ${what}`))
      const printed = paper(clean)
      const inTurn = [...FINDERS, ...FINDERS].slice((seed * 4) % FINDERS.length).slice(0, 4)
      for (const finder of LONG_RUN > 0 ? inTurn : FINDERS.filter(each => !caught.has(each))) {
        const model = buildSabotaged(input, finder)
        const spoilt = paper(model)
        if (spoilt === printed) continue
        if (checkAgainstTables(model.claims, tables).length === 0)
          missed!.push(`board ${seed}: ${finder}: ${firstDifference(printed, spoilt)}`)
        else caught.set(finder, (caught.get(finder) ?? 0) + 1)
      }
    }
    if (LONG_RUN > 0) console.log(`${LONG_RUN} boards; sabotages caught:`, Object.fromEntries(caught))
    expect({ alarms, missed }).toEqual({ alarms: [], missed: [] })
    // each finder was printed, spoilt and caught at least once
    expect(FINDERS.filter(finder => !caught.has(finder))).toEqual([])
  }, 7_200_000)

  it('are tried with every finder that there is', () => {
    const folder = new URL('../../../shared/narrative/facts/', import.meta.url)
    const found = readdirSync(folder).flatMap(file =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^export function (find\w+)/gm)].map(match => match[1]!),
    )
    expect([...found, 'findValue'].sort()).toEqual([...FINDERS].sort())
  })
})
