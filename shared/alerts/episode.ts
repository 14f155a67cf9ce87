import { addMonths, type Month, monthsBetween } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { lastMonthWithFigure } from '../indicators/dashboard-row.ts'
import { judgeMonthsEnding } from '../indicators/judge.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import { followEpisode, NO_EPISODE, raiseAlert } from '../statistics/alert-rule.ts'

/** A spell in which the alert rule fires for one indicator in one area, as the figures now stand. */
export interface Spell {
  readonly direction: 'Higher' | 'Lower'
  /** The month in which the rule first fired. */
  readonly opened: Month
  /** The last month in which it fired. */
  readonly lastFired: Month
  /** The second quiet month; null while the spell lasts. */
  readonly closed: Month | null
  /** The rule that fired last, as a clause. */
  readonly rule: string
}

/** Months looked back over: long enough for any spell that a board still remembers. */
const MONTHS_FOLLOWED = 24
/** Months before an alert's first that its rule looks at. */
const MONTHS_OF_RULE = 2

/**
 * Every spell of the last two years, worked out from the figures alone: the same figures give the same spells in whatever
 * order they came. Alerts are always raised against the 12 months before, whatever reference the dashboard prints.
 *
 * @param since the first month of the oldest episode that is still open, which may lie further back where years of figures come
 * at once: what caused it is then looked at too
 */
export function findSpells(indicator: Indicator, series: MonthlySeries, since: Month | null = null): Spell[] {
  const last = lastMonthWithFigure(series)
  if (last === null) return []
  const back = since === null ? 0 : monthsBetween(addMonths(since, -MONTHS_OF_RULE), last) + 1
  const judged = judgeMonthsEnding(indicator, series, last, Math.max(MONTHS_FOLLOWED, back), '12-months-before')
  const spells: Spell[] = []
  let state = NO_EPISODE
  judged.forEach(({ month, verdict }, i) => {
    // a month without a verdict is neither news nor quiet: nobody knows what it was like
    if (verdict.word === 'n/a') return
    const found = raiseAlert(judged.slice(0, i + 1).map(({ verdict }) => verdict))
    const current = spells.at(-1)
    const turned = found.fires && state.isOpen && current !== undefined && found.direction !== current.direction
    if (turned) {
      // a turn the other way ends one spell and begins the next
      spells[spells.length - 1] = { ...current, closed: month }
      state = NO_EPISODE
    }
    const next = followEpisode(state, found.fires)
    if (next.opened)
      spells.push({ direction: found.direction!, opened: month, lastFired: month, closed: null, rule: found.rule })
    else if (found.fires) spells[spells.length - 1] = { ...spells.at(-1)!, lastFired: month, rule: found.rule }
    else if (next.closed) spells[spells.length - 1] = { ...spells.at(-1)!, closed: month }
    state = next
  })
  return spells
}

/** An alert episode as the board knows it: opened once, told once, carried while it lasts, closed and told once. */
export interface Episode {
  /** `all-recorded-crime#force#2018-03#Higher`, `risk#F1.7#2019-06-03` */
  readonly id: string
  readonly kind: 'indicator' | 'risk' | 'delivery-plan'
  /** The subject: an indicator, or the id of a risk or of an action of a plan. */
  readonly indicator: string
  readonly area: string
  readonly direction: 'Higher' | 'Lower'
  readonly openedMonth: Month
  readonly lastMonth: Month
  /** Instants of the events that opened and closed it. */
  readonly openedAt: string
  readonly closedAt: string | null
  readonly closedMonth: Month | null
  /** `quiet`: two quiet months; `restated`: the figures that caused it were corrected; `turned`: it went the other way;
   * `recovered`: a risk is back within tolerance, an action of a plan no longer red. */
  readonly closedBecause: 'quiet' | 'restated' | 'turned' | 'recovered' | null
  readonly rule: string
  /** Day of the digest that told its opening, and its closing; null until then. */
  readonly openingTold: string | null
  readonly closingTold: string | null
}

/** The first month of the oldest episode that is open; null where none is. */
export function openSince(stored: readonly Episode[]): Month | null {
  const months = stored.filter(({ closedAt }) => closedAt === null).map(({ openedMonth }) => openedMonth)
  return months.sort()[0] ?? null
}

/** What the stored episodes of one indicator and area become, now that the figures say `spells`. Only what changes is given. */
export function reconcileEpisodes(
  subject: { readonly indicator: string; readonly area: string },
  spells: readonly Spell[],
  stored: readonly Episode[],
  now: string,
): Episode[] {
  const open = stored.filter(episode => episode.closedAt === null)
  const matches = (episode: Episode, spell: Spell) =>
    episode.direction === spell.direction &&
    spell.opened <= episode.lastMonth &&
    (spell.closed ?? '9999') >= episode.openedMonth
  const current = spells.at(-1)
  const changed: Episode[] = []
  for (const episode of open) {
    const spell = spells.findLast(s => matches(episode, s))
    if (spell === undefined) {
      changed.push({ ...episode, closedAt: now, closedMonth: episode.lastMonth, closedBecause: 'restated' })
    } else if (spell.closed !== null) {
      // told as turned only when the other way is told too: a turn that is over already never opens
      const turned = current?.closed === null && current.opened === spell.closed
      changed.push({
        ...episode,
        lastMonth: spell.lastFired,
        closedAt: now,
        closedMonth: spell.closed,
        closedBecause: turned ? 'turned' : 'quiet',
      })
    } else {
      // a month that came late may show that it began before, or after, what was known when it opened
      const held = { ...episode, openedMonth: spell.opened, lastMonth: spell.lastFired, rule: spell.rule }
      const isChanged = (['openedMonth', 'lastMonth', 'rule'] as const).some(key => held[key] !== episode[key])
      if (isChanged) changed.push(held)
    }
  }
  if (current !== undefined && current.closed === null && !open.some(episode => matches(episode, current))) {
    changed.push(openEpisode(subject, current, stored, now))
  }
  return changed
}

function openEpisode(
  subject: { indicator: string; area: string },
  spell: Spell,
  stored: readonly Episode[],
  now: string,
): Episode {
  const base = `${subject.indicator}#${subject.area}#${spell.opened}#${spell.direction}`
  // the same spell may come back after a restatement took it away: it is then told again, under a name of its own
  const again = stored.filter(episode => episode.id === base || episode.id.startsWith(`${base}#`)).length
  return {
    id: again === 0 ? base : `${base}#${again + 1}`,
    kind: 'indicator',
    ...subject,
    direction: spell.direction,
    openedMonth: spell.opened,
    lastMonth: spell.lastFired,
    openedAt: now,
    closedAt: null,
    closedMonth: null,
    closedBecause: null,
    rule: spell.rule,
    openingTold: null,
    closingTold: null,
  }
}
