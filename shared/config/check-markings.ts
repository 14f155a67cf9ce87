import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { select, selectTexts } from './select.ts'

/** Places of a board's file that name a marking of the board's scheme. */
const MARKED = ['markings.restricted.*', 'markings.public', 'packs.*.marking', 'packs.*.partnerMarking']

/** Markings that the board's scheme does not have, and restricted ones without a reason. */
export function checkMarkings(settings: unknown): Finding[] {
  const levels = selectTexts(settings, 'markings.levels.*').map(({ value }) => value)
  const restricted = new Set(selectTexts(settings, 'markings.restricted.*').map(({ value }) => value))
  const unknown = MARKED.flatMap(pattern => selectTexts(settings, pattern))
    .filter(({ value }) => !levels.includes(value))
    .map(({ path, value }) =>
      invalidValue(
        path,
        value,
        levels.length === 0 ? 'no marking: markings.levels is empty' : listAllowed(levels, 'one of markings.levels'),
        suggestNearest(value, levels),
      ),
    )
  const unexplained = select(settings, 'packs.*').flatMap(({ path, value }) => {
    const pack = value as Readonly<Record<string, unknown>> | null
    const marking = pack?.['marking']
    if (typeof marking !== 'string' || !restricted.has(marking) || pack?.['markingReason'] !== undefined) return []
    const lesser = levels.filter(level => !restricted.has(level)).join(', ')
    return [
      invalidValue(
        [...path, 'marking'],
        marking,
        `${lesser || 'no marking'}; or say in markingReason why it is sensitive and who may see it`,
      ),
    ]
  })
  return [...unknown, ...unexplained, ...checkLabels(settings, levels)]
}

/** Labels of mails that say nothing for a marking of the board, or something for one that it does not have; headers given twice. */
function checkLabels(settings: unknown, levels: readonly string[]): Finding[] {
  const headers = selectTexts(settings, 'mail.labels.*.header')
  const twice = headers
    .filter(({ value }, i) => headers.findIndex(one => one.value.toLowerCase() === value.toLowerCase()) < i)
    .map(({ path, value }) => invalidValue(path, value, 'each header once'))
  const values = select(settings, 'mail.labels.*.values').flatMap(({ path, value }) => {
    if (typeof value !== 'object' || value === null) return []
    const given = Object.keys(value)
    const unknown = given.filter(level => !levels.includes(level))
    const missing = levels.filter(level => !given.includes(level))
    return unknown.length + missing.length === 0
      ? []
      : [
          invalidValue(
            path,
            value,
            [
              `one value for each of markings.levels (${levels.join(', ') || 'there are none'})`,
              ...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]),
              ...(unknown.length === 0 ? [] : [`not a marking: ${unknown.join(', ')}`]),
            ].join('; '),
          ),
        ]
  })
  return [...twice, ...values]
}

/** Where something is published is said of a duty that the board has. */
export function checkPublication(settings: unknown): Finding[] {
  const paragraphs = selectTexts(settings, 'duties.items.*.paragraph').map(({ value }) => value)
  return selectTexts(settings, 'publication.*.paragraph')
    .filter(({ value }) => !paragraphs.includes(value))
    .map(({ path, value }) =>
      invalidValue(
        path,
        value,
        listAllowed(paragraphs, 'a paragraph of duties.items') || 'nothing: duties.items is empty',
        suggestNearest(value, paragraphs),
      ),
    )
}
