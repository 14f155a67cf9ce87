import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { normaliseName } from './known-names.ts'
import { select, selectTexts } from './select.ts'

/** Ids that street, outcomes and stop-and-search files give rise to; a crime type without its indicator would be refused at intake. */
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
  for (const { path, value } of selectTexts(settings, 'feeds.*.id'))
    if (value === 'police-uk' && select(settings, 'policeUk').length === 0)
      findings.push(invalidValue(path, value, 'a feed other than police-uk, or the settings policeUk beside the feeds'))
  for (const { path, value } of select(settings, 'indicators.*.frequency'))
    if (feedOf.get(path[1]) === 'police-uk' && value !== 'month')
      findings.push(invalidValue(path, value, 'month, since data.police.uk is published by month'))
  const ours = selectTexts(settings, 'policeUk.forceName').map(({ value }) => normaliseName(value))
  for (const pattern of ['peers.*.name', 'peers.*.aliases.*'])
    for (const { path, value } of selectTexts(settings, pattern))
      if (ours.includes(normaliseName(value)))
        findings.push(invalidValue(path, value, 'a name other than policeUk.forceName, which is our own'))
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
