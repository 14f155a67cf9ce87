import { addDays, type CalendarDate, longDate } from '../calendar/date.ts'
import { lastDayOf } from '../calendar/period.ts'
import { joinWords } from '../document/count-words.ts'
import type { BoardFile } from './schema/index.ts'

/** A day from which something in a board's file is otherwise than before. */
export interface DayOfChange {
  readonly date: CalendarDate
  /** Stable: `area-fens`, `board`. */
  readonly about: string
  /** What changes, in words. */
  readonly what: string
}

/** Every day on which something in the board's file changes, in no order: body, law, lists and posts; areas and peers; targets. */
export function daysOfChange({ changes, areas, peers, indicators }: BoardFile): DayOfChange[] {
  const nameOf = (id: string) => areas.find(area => area.id === id)?.name ?? id
  return [
    ...changes.map(({ from, because }) => ({ date: from, about: 'board', what: because })),
    ...areas.flatMap(({ id, name, from, until, madeOf, splitFrom }) => {
      const origin =
        madeOf !== undefined
          ? `, made of ${joinWords(madeOf.map(nameOf))}`
          : splitFrom === undefined
            ? ''
            : `, split from ${nameOf(splitFrom)}`
      return spanOf(
        `area-${id}`,
        { from, until },
        `the area ${name} begins${origin}`,
        `the area ${name} is there no more`,
      )
    }),
    ...peers.flatMap(({ id, name, from, until }) =>
      spanOf(`peer-${id}`, { from, until }, `${name} is compared with`, `${name} is compared with no more`),
    ),
    ...indicators.flatMap(({ id, name, target, targets }) =>
      [...(target === undefined ? [] : [target]), ...targets].flatMap(({ from, until, setBy, value }) => {
        const words = `target of ${name}, ${value} (${setBy})`
        return spanOf(`target-${id}-${value}`, { from, until }, `the ${words} begins`, `the ${words} holds no more`)
      }),
    ),
  ]
}

/** The first day of the first month, and the day after the last of the last. */
function spanOf(
  about: string,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  begins: string,
  ends: string,
): DayOfChange[] {
  return [
    ...(from === undefined ? [] : [{ date: `${from}-01`, about: `${about}-begins`, what: begins }]),
    ...(until === undefined
      ? []
      : [
          {
            date: addDays(lastDayOf(until), 1),
            about: `${about}-ends`,
            what: `${ends}: its last day was ${longDate(lastDayOf(until))}`,
          },
        ]),
  ]
}
