/**
 * How often a simulation is repeated: a few times with `npm test`, so that it can be run for every change; every time asked for
 * with `npm run test:deep`, which sets DEEP.
 */
export const repetitions = (few: number, every: number): number => (process.env.DEEP === undefined ? few : every)
