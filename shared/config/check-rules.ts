import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue, printPath } from './config-fault.ts'
import { select, selectNumbers, selectTexts } from './select.ts'

type Settings = Readonly<Record<string, unknown>>

/** The areas have one force, called `force`, and none has an id that intake uses for places outside the districts. */
export function checkAreas(settings: unknown): Finding[] {
  const forces = selectTexts(settings, 'areas.*.kind').filter(({ value }) => value === 'force')
  const findings = forces
    .slice(1)
    .map(({ path, value }) => invalidValue(path, value, 'district: the file has a force already'))
  if (forces.length === 0 && select(settings, 'areas.*').length > 0) {
    const message = 'areas has no force; allowed: one area of kind: force, with the id force'
    findings.push({
      path: ['areas'],
      at: 'key',
      found: 'no force',
      allowed: 'one area of kind: force, with the id force',
      message,
    })
  }
  for (const { path, value } of selectTexts(settings, 'areas.*.id')) {
    const kind = (settings as { areas: Settings[] }).areas[Number(path[1])]?.['kind']
    if (kind === 'force' && value !== 'force')
      findings.push(invalidValue(path, value, 'force: that is the id of the whole force'))
    if (kind !== 'force' && (['force', 'elsewhere', 'no-location'].includes(value) || value.startsWith('peer-')))
      findings.push(
        invalidValue(path, value, 'an id other than force, elsewhere, no-location and peer-…, which are reserved'),
      )
  }
  return findings
}

/**
 * Ids that street, outcomes and stop-and-search files create; a crime type without its indicator would be rejected at
 * intake.
 */
export function checkPoliceUk(settings: unknown): Finding[] {
  const types = selectTexts(settings, 'policeUk.crimeTypes.*')
  const slugOf = (type: string) =>
    type
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  const knownIds = [
    'police-uk-all-crime',
    'police-uk-stop-search',
    ...types.map(({ value }) => `police-uk-${slugOf(value)}`),
  ]
  const indicators = selectTexts(settings, 'indicators.*.id')
  const ids = new Set(indicators.map(({ value }) => value))
  const feedOf = new Map(selectTexts(settings, 'indicators.*.feed').map(({ path, value }) => [path[1], value]))
  const findings: Finding[] = []
  const hasPoliceUkFeed = [...feedOf.values()].includes('police-uk')
  for (const { path, value } of types)
    if (hasPoliceUkFeed && !ids.has(`police-uk-${slugOf(value)}`))
      findings.push(invalidValue(path, value, `a crime type with an indicator police-uk-${slugOf(value)}`))
  for (const { path, value } of indicators) {
    const fromPoliceUk = feedOf.get(path[1]) === 'police-uk'
    const hasKnownId = knownIds.includes(value) || /^police-uk-(outcome|stop-search-(ethnicity|age))-./.test(value)
    if (fromPoliceUk && !hasKnownId)
      findings.push(
        invalidValue(
          path,
          value,
          `an id that the police-uk feed fills: ${listAllowed(knownIds, 'police-uk- and a crime type')}, police-uk-outcome-…, police-uk-stop-search-ethnicity-…, police-uk-stop-search-age-…`,
          suggestNearest(value, knownIds),
        ),
      )
    if (!fromPoliceUk && value.startsWith('police-uk-'))
      findings.push(
        invalidValue(path, value, 'an id that does not begin police-uk-, which is reserved for the feed police-uk'),
      )
  }
  return findings
}

/**
 * Groups that rates are computed for: a population has its source, the reference has a population, and there is one a
 * dimension.
 */
export function checkGroups(settings: unknown): Finding[] {
  const references = new Map<unknown, string>()
  return select(settings, 'policeUk.groups.*').flatMap(({ path, value }) => {
    const group = value as Settings | null
    if (typeof group !== 'object' || group === null) return []
    const findings: Finding[] = []
    if (group['population'] !== undefined && group['populationSource'] === undefined)
      findings.push(invalidValue([...path, 'population'], group['population'], 'a number with its populationSource'))
    if (group['reference'] !== true) return findings
    const before = references.get(group['dimension'])
    if (before !== undefined)
      findings.push(invalidValue([...path, 'reference'], true, `false: ${before} is the reference of its dimension`))
    references.set(group['dimension'], printPath(path))
    if (group['population'] === undefined || group['notStated'] === true)
      findings.push(
        invalidValue([...path, 'reference'], true, 'false, unless the group has a population and an answer'),
      )
    return findings
  })
}

/** Settings of a pack that only make sense together. */
export function checkPacks(settings: unknown): Finding[] {
  return select(settings, 'packs.*').flatMap(({ path, value }) => {
    const pack = value as Settings | null
    if (typeof pack !== 'object' || pack === null) return []
    const findings: Finding[] = []
    const approvers = Array.isArray(pack['approvers']) ? pack['approvers'].length : 0
    if (pack['approval'] === 'required' && approvers === 0)
      findings.push(invalidValue([...path, 'approval'], 'required', 'none; or name the approvers in approvers'))
    if (pack['approval'] !== 'required' && approvers > 0)
      findings.push(invalidValue([...path, 'approvers'], pack['approvers'], 'an empty list, unless approval: required'))
    const editions = Array.isArray(pack['editions']) ? pack['editions'] : []
    if (pack['partners'] !== undefined && !editions.includes('partner'))
      findings.push(
        invalidValue([...path, 'partners'], pack['partners'], 'no list, unless partner is among the editions'),
      )
    if (pack['marking'] === 'OFFICIAL-SENSITIVE' && pack['markingReason'] === undefined)
      findings.push(
        invalidValue(
          [...path, 'marking'],
          'OFFICIAL-SENSITIVE',
          'OFFICIAL; or say in markingReason why it is sensitive and who may see it',
        ),
      )
    return findings
  })
}

/**
 * Only a percentage can be over 100, and one that can be is not a share, and a fixed benchmark is judged for shares
 * only.
 */
export function checkRatios(settings: unknown): Finding[] {
  return select(settings, 'indicators.*').flatMap(({ path, value }) => {
    const indicator = value as Settings | null
    if (typeof indicator !== 'object' || indicator === null || indicator['mayExceed100'] !== true) return []
    const isPercentage = indicator['aggregation'] === 'percentage'
    const isFixed = (indicator['benchmark'] as Settings | undefined)?.['kind'] === 'fixed'
    if (isPercentage && indicator['survey'] !== true && !isFixed) return []
    const allowed = !isPercentage
      ? 'false, unless aggregation is percentage'
      : isFixed
        ? 'false, since a fixed benchmark is judged for shares of 100 only'
        : 'false, since the people who answered one way are a part of those asked'
    return [invalidValue([...path, 'mayExceed100'], true, allowed)]
  })
}

/** Mail must come from its own domain, or receiving systems reject it; the chair is notified after the lead. */
export function checkMailAndChasing(settings: unknown): Finding[] {
  const findings: Finding[] = []
  const [domain] = selectTexts(settings, 'mail.domain')
  for (const { path, value } of selectTexts(settings, 'mail.from'))
    if (domain && !value.endsWith(`@${domain.value}`))
      findings.push(invalidValue(path, value, `an address @${domain.value} (${printPath(domain.path)})`))
  const [lead] = selectNumbers(settings, 'chasing.escalateToLeadAfterWorkingDays')
  for (const { path, value } of selectNumbers(settings, 'chasing.escalateToChairAfterWorkingDays'))
    if (lead && value <= lead.value)
      findings.push(
        invalidValue(path, value, `more than ${lead.value}, when the lead is notified (${printPath(lead.path)})`),
      )
  return findings
}
