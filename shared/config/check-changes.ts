import { addMonths } from '../calendar/month.ts'
import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { select, selectTexts } from './select.ts'

type Settings = Readonly<Record<string, unknown>>

/** Changes by date: one for each day, in order; and areas that follow others begin when those end. */
export function checkChanges(settings: unknown): Finding[] {
  return [...checkOrder(settings), ...checkLists(settings), ...checkSuccession(settings), ...checkSpans(settings)]
}

/** Two changes of one day are one: which of them holds would otherwise depend on their order. */
function checkOrder(settings: unknown): Finding[] {
  const days = selectTexts(settings, 'changes.*.from')
  return days.flatMap(({ path, value }, i) => {
    const before = days[i - 1]?.value
    return before !== undefined && value <= before
      ? [invalidValue(path, value, `a day after ${before}, that of the change before it`)]
      : []
  })
}

/** A list that nothing else in the file names would never be read. */
function checkLists(settings: unknown): Finding[] {
  const names = select(settings, 'lists.*').map(({ path }) => String(path[1]))
  return select(settings, 'changes.*.lists.*').flatMap(({ path }) => {
    const name = String(path[3])
    if (names.includes(name)) return []
    const allowed = `a list of this file: ${listAllowed(names, `one of the ${names.length} of lists`)}`
    return [{ ...invalidValue(path, name, allowed, suggestNearest(name, names)), at: 'key' as const }]
  })
}

/** An area made of others, or that was part of another, begins in the month after they end. */
function checkSuccession(settings: unknown): Finding[] {
  const areas = new Map(
    select(settings, 'areas.*').flatMap(({ value }) => (isGroup(value) ? [[value['id'], value] as const] : [])),
  )
  return ['areas.*.madeOf.*', 'areas.*.splitFrom'].flatMap(pattern =>
    selectTexts(settings, pattern).flatMap(({ path, value }) => {
      const earlier = areas.get(value)
      const own = areaAt(settings, path[1])
      const from = isGroup(own) ? own['from'] : undefined
      if (typeof from !== 'string' || !/^\d{4}-\d{2}$/.test(from))
        return [invalidValue(path, value, 'nothing, unless the area has a month in from, its first')]
      if (earlier === undefined) return []
      if (isGroup(own) && (own['kind'] !== 'part' || earlier['kind'] !== 'part'))
        return [invalidValue(path, value, 'an area of kind: part, for an area of kind: part')]
      const last = addMonths(from, -1)
      return earlier['until'] === last
        ? []
        : [invalidValue(path, value, `an area with until: ${last}, the month before this one’s first`)]
    }),
  )
}

function areaAt(settings: unknown, index: unknown): unknown {
  return typeof index === 'number' ? select(settings, 'areas.*')[index]?.value : undefined
}

/** Nothing ends before it begins, and the whole is there in every month. */
function checkSpans(settings: unknown): Finding[] {
  return ['areas.*', 'peers.*'].flatMap(pattern =>
    select(settings, pattern).flatMap(({ path, value }) => {
      if (!isGroup(value)) return []
      const { from, until, kind } = value
      if (kind === 'whole' && (from !== undefined || until !== undefined))
        return [invalidValue([...path, from === undefined ? 'until' : 'from'], from ?? until, 'no month for the whole')]
      return typeof from === 'string' && typeof until === 'string' && until < from
        ? [invalidValue([...path, 'until'], until, `a month from ${from} on`)]
        : []
    }),
  )
}

const isGroup = (value: unknown): value is Settings => typeof value === 'object' && value !== null
