import { type Finding, invalidValue, printPath } from './config-fault.ts'
import { select, selectNumbers, selectTexts } from './select.ts'

type Settings = Readonly<Record<string, unknown>>

/** Ids of areas that intake gives to what lies in none of the parts. */
const RESERVED_AREAS = ['elsewhere', 'no-location']
const ONE_WHOLE = 'one area of kind: whole, which stands for all that the board is for'

/** The areas have one that is the whole, and none has an id with a meaning of its own. */
export function checkAreas(settings: unknown): Finding[] {
  const wholes = selectTexts(settings, 'areas.*.kind').filter(({ value }) => value === 'whole')
  const findings = wholes
    .slice(1)
    .map(({ path, value }) => invalidValue(path, value, 'part: another area is the whole already'))
  if (wholes.length === 0 && select(settings, 'areas.*').length > 0) {
    const message = `areas has no whole; allowed: ${ONE_WHOLE}`
    findings.push({ path: ['areas'], at: 'key', found: 'no whole', allowed: ONE_WHOLE, message })
  }
  for (const { path, value } of selectTexts(settings, 'areas.*.id'))
    if (RESERVED_AREAS.includes(value) || value.startsWith('peer-'))
      findings.push(
        invalidValue(path, value, `an id other than ${RESERVED_AREAS.join(', ')} and peer-…, which are reserved`),
      )
  return [...findings, ...checkPopulations(settings)]
}

/** A number of people without its source cannot be defended. */
function checkPopulations(settings: unknown): Finding[] {
  return ['areas.*', 'peers.*'].flatMap(pattern =>
    select(settings, pattern).flatMap(({ path, value }) => {
      const place = value as Settings | null
      if (typeof place !== 'object' || place === null) return []
      if (place['population'] === undefined || place['populationSource'] !== undefined) return []
      return [invalidValue([...path, 'population'], place['population'], 'a number with its populationSource')]
    }),
  )
}

/**
 * Groups that rates are computed for: a population has its source, the reference has a population, and there is one a
 * dimension.
 */
export function checkGroups(settings: unknown): Finding[] {
  const references = new Map<unknown, string>()
  return select(settings, 'groups.*').flatMap(({ path, value }) => {
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

/** Settings of an indicator's figures that only make sense together. */
export function checkFormats(settings: unknown): Finding[] {
  return select(settings, 'indicators.*').flatMap(({ path, value }) => {
    const indicator = value as Settings | null
    if (typeof indicator !== 'object' || indicator === null) return []
    const { aggregation, format, mayBeNegative, withoutCounts, per } = indicator
    return [
      ...(aggregation === 'percentage' && format === 'pounds'
        ? [invalidValue([...path, 'format'], format, 'number, since a percentage is printed with its sign')]
        : []),
      ...(per !== undefined && aggregation !== 'mean'
        ? [invalidValue([...path, 'per'], per, 'nothing, unless aggregation is mean')]
        : []),
      ...(aggregation === 'percentage' && mayBeNegative === true
        ? [invalidValue([...path, 'mayBeNegative'], true, 'false, since a percentage is a part of a whole')]
        : []),
      ...(withoutCounts === true && aggregation !== 'percentage' && aggregation !== 'mean'
        ? [invalidValue([...path, 'withoutCounts'], true, 'false, unless aggregation is percentage or mean')]
        : []),
    ]
  })
}

/** Mail must come from its own domain, or receiving systems reject it; the chair is notified after the lead. */
export function checkMailAndChasing(settings: unknown): Finding[] {
  const findings: Finding[] = []
  const [domain] = selectTexts(settings, 'mail.domain')
  for (const { path, value } of selectTexts(settings, 'mail.from'))
    if (domain && !value.endsWith(`@${domain.value}`))
      findings.push(invalidValue(path, value, `an address @${domain.value} (${printPath(domain.path)})`))
  findings.push(...checkReceiving(settings), ...checkWebhook(settings))
  const [lead] = selectNumbers(settings, 'chasing.escalateToLeadAfterWorkingDays')
  for (const { path, value } of selectNumbers(settings, 'chasing.escalateToChairAfterWorkingDays'))
    if (lead && value <= lead.value)
      findings.push(
        invalidValue(path, value, `more than ${lead.value}, when the lead is notified (${printPath(lead.path)})`),
      )
  const [likelihood, impact] = ['likelihood', 'impact'].map(
    scale => select(settings, `registers.risks.${scale}.*`).length,
  )
  const highest = likelihood! * impact!
  for (const { path, value } of selectNumbers(settings, 'chasing.riskTolerance'))
    if (highest > 0 && value > highest)
      findings.push(invalidValue(path, value, `at most ${highest}, the highest score of registers.risks`))
  return findings
}

/** Mail to the domain for files goes to no mailbox: nobody may have an address there, and it is not the domain that mail comes from. */
function checkReceiving(settings: unknown): Finding[] {
  const people = [...selectTexts(settings, 'roles.*.email'), ...selectTexts(settings, 'mail.replyTo')]
  return [
    ...selectTexts(settings, 'mail.receiving.domain').flatMap(({ path, value }) => {
      const taken = [...selectTexts(settings, 'mail.from'), ...people].find(({ value: email }) =>
        email.toLowerCase().endsWith(`@${value.toLowerCase()}`),
      )
      return taken === undefined
        ? []
        : [
            invalidValue(
              path,
              value,
              `a domain of its own, such as in.${value}: ${printPath(taken.path)} is in this one`,
            ),
          ]
    }),
  ]
}

/** Alerts have no edition for others: they are for a channel of the Board alone. */
function checkWebhook(settings: unknown): Finding[] {
  const [edition] = selectTexts(settings, 'webhook.edition')
  return selectTexts(settings, 'webhook.sends.*').flatMap(({ path, value }) =>
    value === 'alerts' && edition !== undefined && edition.value !== 'board'
      ? [
          invalidValue(
            path,
            value,
            'packs alone, unless webhook.edition is board: alerts name what other editions withhold',
          ),
        ]
      : [],
  )
}
