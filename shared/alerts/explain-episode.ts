import { longDate } from '../calendar/date.ts'
import { longMonth, type Month } from '../calendar/month.ts'
import { lastDayOf } from '../calendar/period.ts'
import type { Episode } from './episode.ts'

const CLOSING_REASONS: Record<Exclude<Episode['closedBecause'], 'area-ended' | null>, string> = {
  quiet: 'Two months in a row have raised no alert.',
  'new-level':
    'Two months in a row have raised no alert, because the new level has become the usual level. The figure has not gone back to where it was.',
  restated:
    'The figures that caused the alert have been corrected, and with the corrected figures there is no alert. No action needed.',
  recovered: 'It is back where the board wants it.',
  turned: 'The figure has since moved significantly the other way, which is reported as a separate change.',
}

/** Why an episode is over, in a sentence. */
export function closingReason(because: NonNullable<Episode['closedBecause']>, closedMonth: Month): string {
  return because === 'area-ended'
    ? `The area ended on ${longDate(lastDayOf(closedMonth))}, so no later figure of it is expected. No action needed.`
    : CLOSING_REASONS[because]
}

/** An episode in one sentence, for exports and lists. */
export function explainEpisode(episode: Episode, name: string): string {
  const opened = `${name} has been ${episode.direction.toLowerCase()} than expected since ${longMonth(episode.openedMonth)}: ${episode.rule}.`
  const { closedBecause: because, closedMonth, lastMonth } = episode
  return because === null ? opened : `${opened} ${closingReason(because, closedMonth ?? lastMonth)}`
}
