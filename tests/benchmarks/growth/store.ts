import { addMonths, monthsEnding } from '../../../shared/calendar/month.ts'
import { type DropRecord, dropRepository } from '../../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../../shared/store/observations.ts'
import { startTable } from '../../given/local-table.ts'
import { figuresOf, LAST } from './board-of-size.ts'

/** Drops of one to ten years in the store: what every function reads of them. */
export async function measureStore(): Promise<void> {
  const { table, stop } = await startTable()
  const [drops, observations] = [dropRepository(table), observationRepository(table)]
  try {
    let stored = 0
    for (const months of [12, 60, 120]) {
      for (const month of monthsEnding(LAST, months).slice(0, months - stored)) {
        const drop = `drop-${month}`
        const knownFrom = `${addMonths(month, 1)}-12T08:00:00.000Z`
        const figures = Array.from({ length: 40 }, (_, i) => figuresOf(`indicator-${i}`, 'force', i, 1)[0]!)
        const record: DropRecord = {
          drop,
          state: 'receiving',
          cause: drop,
          file: `${month}.csv`,
          feed: 'indicators',
          kind: 'tidy-csv',
          rows: figures.length,
          knownFrom,
          indicators: figures.map(({ indicator }) => indicator),
          registers: [],
        }
        await drops.claim(record)
        await observations.write(
          drop,
          figures.map(figure => ({ ...figure, period: month })),
        )
        await drops.accept(record)
      }
      stored = months
      const start = performance.now()
      const accepted = await drops.listAccepted()
      const listed = performance.now()
      const one = await observations.read('indicator-0', dropsById(accepted))
      console.log(
        `store of ${accepted.length} monthly drops: list them ${(listed - start).toFixed(0)} ms, one indicator of ${one.get('force')?.length ?? 0} months ${(performance.now() - listed).toFixed(0)} ms`,
      )
    }
  } finally {
    await stop()
  }
}
