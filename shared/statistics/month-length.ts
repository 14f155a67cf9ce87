import { type Month, monthOfYear } from '../calendar/month.ts'

const DAYS_PER_MONTH = 30.4375

/** Length of a month over an average month of 30.4375 days: February is 0.92, so that it is not read as a fall. */
export function monthLength(month: Month): number {
  const [year, number] = [Number(month.slice(0, 4)), monthOfYear(month)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = number === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31
  return days / DAYS_PER_MONTH
}
