import type { DropKind } from '../containers/drop.ts'

/** The indicator that a street file as a whole comes to. */
const MAIN_TOTAL = 'police-uk-all-crime'
const TOTALS: readonly string[] = [MAIN_TOTAL, 'police-uk-anti-social-behaviour', 'police-uk-stop-search']

/** Whether an indicator is what a whole file comes to, and not one of its types. */
export const isFileTotal = (indicator: string) => TOTALS.includes(indicator)

/** Of some totals, the one to ask about first. */
export const mainTotalFirst = (one: string, other: string) => Number(other === MAIN_TOTAL) - Number(one === MAIN_TOTAL)

/** Whether a drop is a file as the publisher has it, which is whole or cut off, and never typed by anybody. */
export const isPublishersFile = (kind: DropKind) => kind.startsWith('police-uk')
