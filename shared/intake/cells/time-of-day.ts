const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Which day is meant by a date with a time of day, in seconds from midnight.
 *
 * - `next`: midnight of the next day, as programs write it that count in universal time (22:00 or 23:00 in summer), that take London's
 *   clocks of 1847 for those of today (23:58:45), or whose arithmetic leaves a thousandth of a second
 * - `same`: midnight, or the last minute of the day, as databases write the end of a month
 * - `unclear`: any other time
 */
export function dayMeant(seconds: number): 'same' | 'next' | 'unclear' {
  const isAt = (time: number) => Math.abs(seconds - time) <= 1
  if (seconds >= DAY - 0.001 || isAt(22 * HOUR) || isAt(23 * HOUR) || isAt(DAY - 75)) return 'next'
  return isAt(0) || seconds >= DAY - 60 ? 'same' : 'unclear'
}
