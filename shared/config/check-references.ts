import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { selectTexts } from './select.ts'

type Target = 'roles' | 'lists' | 'themes' | 'areas' | 'feeds' | 'indicators' | 'packs'

/** Every place of a board's file that names something defined elsewhere in it. */
const REFERENCES: readonly (readonly [from: string, to: Target])[] = [
  ['board.secretariat', 'roles'],
  ['board.administrators', 'lists'],
  ['roles.*.lead', 'roles'],
  ['lists.*.*', 'roles'],
  ['indicators.*.theme', 'themes'],
  ['indicators.*.feed', 'feeds'],
  ['indicators.*.owner', 'roles'],
  ['indicators.*.breakdownOf', 'indicators'],
  ['packs.*.priorities.*.*', 'indicators'],
  ['indicators.*.rebases.*.decidedBy', 'roles'],
  ['groups.*.indicator', 'indicators'],
  ['feeds.*.supplier', 'roles'],
  ['feeds.*.supplier.*', 'roles'],
  ['meetings.*.packs.*', 'packs'],
  ['meetings.*.papers.*.author', 'roles'],
  ['packs.*.from', 'roles'],
  ['packs.*.contact', 'roles'],
  ['packs.*.recipients', 'lists'],
  ['packs.*.partners', 'lists'],
  ['packs.*.indicators.*', 'indicators'],
  ['packs.*.areas.*', 'areas'],
  ['packs.*.approvers.*', 'roles'],
  ['packs.*.sensitive.*.indicator', 'indicators'],
  ['tables.*.theme', 'themes'],
  ['tables.*.owner', 'roles'],
  ['tables.*.packs.*', 'packs'],
  ['verdicts.alertList', 'lists'],
  ['verdicts.alertAreas.*', 'areas'],
  ['verdicts.alertLists.*.list', 'lists'],
  ['verdicts.alertLists.*.themes.*', 'themes'],
  ['verdicts.alertLists.*.areas.*', 'areas'],
  ['chasing.chairList', 'lists'],
  ['statement.packs.*', 'packs'],
  ['statement.measures.*', 'indicators'],
  ['areas.*.madeOf.*', 'areas'],
  ['areas.*.splitFrom', 'areas'],
  ['changes.*.board.secretariat', 'roles'],
  ['changes.*.board.administrators', 'lists'],
  ['changes.*.lists.*.*', 'roles'],
  ['changes.*.roles.*.id', 'roles'],
  ['changes.*.roles.*.lead', 'roles'],
]

const SINGULAR: Readonly<Record<Target, string>> = {
  roles: 'role',
  lists: 'list of roles',
  themes: 'theme',
  areas: 'area',
  feeds: 'feed',
  indicators: 'indicator',
  packs: 'pack',
}

/** Every id that is used but not defined. Works on settings that have other faults too. */
export function checkReferences(settings: unknown): Finding[] {
  return REFERENCES.flatMap(([from, to]) => {
    const defined =
      to === 'lists' ? Object.keys(listsOf(settings)) : selectTexts(settings, `${to}.*.id`).map(({ value }) => value)
    const known = new Set(defined)
    const allowed = listAllowed(defined, `the id of one of the ${defined.length} ${to}`)
    return selectTexts(settings, from)
      .filter(({ value }) => !known.has(value))
      .map(({ path, value }) =>
        invalidValue(
          path,
          value,
          `a ${SINGULAR[to]} of this file: ${allowed || 'there is none'}`
            .replace('a indicator', 'an indicator')
            .replace('a area', 'an area'),
          suggestNearest(value, defined),
        ),
      )
  })
}

function listsOf(settings: unknown): object {
  const lists = (settings as { lists?: unknown } | null)?.lists
  return typeof lists === 'object' && lists !== null ? lists : {}
}

/** Roles that report to themselves through their leads, and indicators that are parts of themselves. */
export function checkCycles(settings: unknown): Finding[] {
  return [
    ...findCycles(settings, 'roles', 'lead', 'a role that does not report, however far up, to this one'),
    ...findCycles(settings, 'indicators', 'breakdownOf', 'an indicator that is not itself a part of this one'),
  ]
}

function findCycles(settings: unknown, list: string, link: string, allowed: string): Finding[] {
  const ids = new Map(selectTexts(settings, `${list}.*.id`).map(({ path, value }) => [path[1], value]))
  const links = selectTexts(settings, `${list}.*.${link}`)
  const next = new Map(links.map(({ path, value }) => [ids.get(path[1]), value]))
  return links.flatMap(({ path, value }) => {
    const start = ids.get(path[1])
    let at: string | undefined = value
    for (let steps = 0; at !== undefined && at !== start && steps <= next.size; steps += 1) at = next.get(at)
    return at !== undefined && at === start ? [invalidValue(path, value, allowed)] : []
  })
}
