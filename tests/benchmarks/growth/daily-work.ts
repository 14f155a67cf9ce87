import { findFiringPeriods } from '../../../shared/alerts/firing-periods.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { judgingRules } from '../../../shared/indicators/judging-rules.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import { figureArrivals } from '../../../shared/reminders/figure-arrivals.ts'
import { remindSuppliers } from '../../../shared/reminders/remind-suppliers.ts'
import { sourceOf } from '../../intake/drop-fixtures.ts'
import { printGrowth, processorTime, revisionsOf, SIZES } from './board-of-size.ts'

const timeOf = async (work: () => unknown): Promise<number> => {
  const start = processorTime()
  await work()
  return processorTime() - start
}

/** One drop of every figure that the board has, read and checked. */
function timeReceiving(board: BoardFile, months: number): Promise<number> {
  const rows = [...revisionsOf(board, months).values()].flatMap(areas =>
    [...areas.values()]
      .flat()
      .map(({ indicator, area, period, value }) => `${indicator},${area},${period},${value},published`),
  )
  const source = sourceOf(`indicator,area,period,value,status\n${rows.join('\n')}\n`)
  return timeOf(async () => {
    const reading = await readDrop({ feed: 'indicators', file: 'all.csv', source, board, today: '2018-05-02' })
    if (reading.outcome !== 'accepted') throw new Error(JSON.stringify(reading.faults))
  })
}

/** Every series judged for alerts, as after a drop of all of them. */
function timeJudging(board: BoardFile, months: number): Promise<number> {
  const revisions = revisionsOf(board, months)
  return timeOf(() => {
    for (const indicator of board.indicators)
      for (const [area, figures] of revisions.get(indicator.id)!)
        findFiringPeriods(indicator, latestByMonth(figures), judgingRules(board, indicator, area))
  })
}

/** Who is reminded of what on one day. */
function timeReminders(board: BoardFile, months: number): Promise<number> {
  const whole = board.areas[0]!.id
  const revisions = revisionsOf(board, months)
  return timeOf(() => {
    const arrivals = [...revisions].map(([id, areas]) => [id, figureArrivals(areas.get(whole)!, board.board)!] as const)
    remindSuppliers(board, new Map(arrivals), '2018-05-16')
  })
}

/** What is done with every drop and on every day. */
export async function measureDailyWork(): Promise<void> {
  for (const [what, time] of [
    ['read and check one drop of everything', timeReceiving],
    ['judge every series for alerts', timeJudging],
    ['find the reminders of a day', timeReminders],
  ] as const) {
    await printGrowth('warming up', SIZES.slice(0, 1), time)
    // half a million figures are more than one drop may have
    await printGrowth(what, time === timeReceiving ? SIZES.slice(0, -1) : SIZES, time)
  }
}
