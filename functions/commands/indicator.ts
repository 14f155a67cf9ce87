import { FREQUENCIES } from '../../shared/calendar/period.ts'
import { addItem } from '../../shared/config/add-item.ts'
import { newIndicatorSettings } from '../../shared/config/new-board/indicator-settings.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { NewIndicator } from '../../shared/config/profiles/profile.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { AGGREGATIONS, type Indicator, POLARITIES, RATE_BASES } from '../../shared/config/schema/indicator.ts'
import { defineCommand } from './command.ts'
import { ADD, BOARD_TO_EDIT, EDIT_EXITS, editBoardFile, requireAdd } from './edit-board.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { oneOf } from './one-of.ts'

/** Puts an indicator into a board's file: one that its profile knows by its id alone, any other by what is said of it. */
export const indicator = defineCommand({
  name: 'indicator',
  summary: 'Adds an indicator to a board’s file: by its id alone where the profile has it; comments stay as they are.',
  arguments: [ADD, { name: 'ID', summary: 'its id: one of the profile’s, or a new one' }],
  options: {
    ...BOARD_TO_EDIT,
    name: { value: 'WORDS', summary: 'its name, as papers print it' },
    theme: { value: 'THEME', summary: 'the theme it belongs to; the first unless it is given' },
    definition: { value: 'WORDS', summary: 'what is counted and what is left out' },
    unit: { value: 'WORDS', summary: 'what is counted, in the plural' },
    aggregation: { value: 'HOW', summary: `how months add up: ${AGGREGATIONS.join(', ')}` },
    per: {
      value: 'N',
      summary: `of a mean: so many of what it is divided by, ${RATE_BASES.join(', ')}; say it in --unit too`,
    },
    frequency: {
      value: 'SPAN',
      summary: `the span that a figure is of: ${FREQUENCIES.join(', ')}; a month unless it is given`,
    },
    decimals: {
      value: 'N',
      summary: 'the decimals that are printed; 0 for counts and 1 for others unless it is given',
    },
    polarity: { value: 'WAY', summary: `what the board welcomes: ${POLARITIES.join(', ')}` },
    source: { value: 'WORDS', summary: 'the system the figures come from' },
    owner: {
      value: 'ROLE',
      summary: 'the role that answers for it; the owner of the last indicator unless it is given',
    },
  },
  example: 'indicator add complaints --board boards/cabinet.yaml',
  exits: EDIT_EXITS,
  run: async ({ words: [action, id], values: { board: file, ...given } }) => {
    requireAdd(action!)
    let name = id!
    await editBoardFile(file, (text, board) => {
      const settings = describeIndicator(board, id!, given)
      name = settings.name
      const owner = given.owner ?? board.indicators.at(-1)!.owner
      return addItem(text, ['indicators'], newIndicatorSettings(settings, owner))
    })
    return `Added ${name} to ${file}; send its figures under the name “${id!}” or “${name}”, and deploy the file.`
  },
})

type Given = Readonly<
  Record<
    'name' | 'theme' | 'definition' | 'unit' | 'aggregation' | 'per' | 'frequency' | 'decimals' | 'polarity' | 'source',
    string | undefined
  >
>

/** What is needed of an indicator that the profile does not have. */
const NEEDED = ['name', 'definition', 'unit', 'aggregation', 'polarity', 'source'] as const

function describeIndicator(board: BoardFile, id: string, given: Given): NewIndicator {
  const known = PROFILES[board.profile].starter.indicators.find(candidate => candidate.id === id)
  const missing = known ? [] : NEEDED.filter(option => given[option] === undefined)
  if (missing.length > 0) {
    const names = PROFILES[board.profile].starter.indicators.map(each => each.id)
    throw new InvalidArgumentsError(
      `"${id}" is not an indicator of the profile ${board.profile}, so ${missing.map(option => `--${option}`).join(', ')} must be given; the profile has ${names.join(', ')}`,
    )
  }
  const aggregation = oneOf('aggregation', given.aggregation ?? known!.aggregation, AGGREGATIONS)
  return {
    ...(known ?? {}),
    id,
    name: given.name ?? known!.name,
    theme: given.theme ?? knownTheme(board, known?.theme),
    definition: given.definition ?? known!.definition,
    unit: given.unit ?? known!.unit,
    aggregation,
    ...(given.per !== undefined && { per: readRateBase(given.per, aggregation) }),
    ...(given.frequency !== undefined && { frequency: oneOf('frequency', given.frequency, FREQUENCIES) }),
    decimals: readDecimals(given.decimals) ?? known?.decimals ?? usualDecimals(aggregation),
    polarity: oneOf('polarity', given.polarity ?? known!.polarity, POLARITIES),
    source: given.source ?? known!.source,
  }
}

const knownTheme = (board: BoardFile, theme: string | undefined): string =>
  (board.themes.find(({ id }) => id === theme) ?? board.themes[0]!).id

const usualDecimals = (aggregation: Indicator['aggregation']) =>
  aggregation === 'count' || aggregation === 'headcount' ? 0 : 1

function readRateBase(given: string, aggregation: Indicator['aggregation']): Indicator['per'] {
  if (aggregation !== 'mean')
    throw new InvalidArgumentsError(`--per is of a mean alone, and the aggregation is ${aggregation}`)
  const base = RATE_BASES.find(each => String(each) === given.replaceAll(',', ''))
  if (base === undefined) throw new InvalidArgumentsError(`--per is "${given}"; allowed: ${RATE_BASES.join(', ')}`)
  return base
}

function readDecimals(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (/^[0-3]$/.test(given)) return Number(given)
  throw new InvalidArgumentsError(`--decimals is "${given}"; allowed: a whole number from 0 to 3`)
}
