import { measureDailyWork } from './growth/daily-work.ts'
import { measurePacks, measureTypesetting } from './growth/packs.ts'
import { measureStore } from './growth/store.ts'

/**
 * What grows with a board, and how fast: a pack, its data pack typeset, drops, alerts and reminders by indicators, areas and months; the
 * store by the drops of ten years. Prints the time of each size, and how many times it grew beside how many times its input did: no more
 * than 1.5 times as fast is the aim.
 */
await measureDailyWork()
await measurePacks()
await measureStore()
await measureTypesetting()
