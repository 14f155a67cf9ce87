import { joinWords } from '../document/count-words.ts'
import { endsAsSentence, placeholderIn } from '../document/whole-words.ts'
import { FIGURE_FEEDS } from '../observations/feeds.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { select, selectTexts } from './select.ts'

/*
 * What would hold a pack whatever the data is: found when the file is edited, never on the day of a send. The gate looks for
 * the same in the finished pack.
 */

/** Words of the file that packs print as they are. */
const PRINTED = [
  ...[
    'board.name',
    'board.body',
    'board.oversees',
    'board.legalBasis',
    'board.logo.alternative',
    'words.*',
    'themes.*.name',
    'areas.*.name',
  ],
  ...['peers.*.name', 'groups.*.name', 'groups.*.people', 'groups.*.dimension', 'roles.*.title'],
  ...['name', 'definition', 'unit', 'axis', 'caveat', 'source', 'benchmark.setBy', 'benchmark.reason'].map(
    setting => `indicators.*.${setting}`,
  ),
  ...['target.setBy', 'targets.*.setBy', 'rebases.*.reason', 'exceptional.*.reason'].map(
    setting => `indicators.*.${setting}`,
  ),
  ...['title', 'purpose', 'recommendation', 'background.*', 'implications.*.of', 'implications.*.words'].map(
    setting => `packs.*.${setting}`,
  ),
  ...['packs.*.sensitive.*.why', 'duties.order', 'duties.manner', 'duties.items.*.requirement', 'publication.*.where'],
  ...['tables.*.title', 'tables.*.notes.*', 'tables.*.measures.*.heading', 'verdicts.exceptional.*.reason'],
]

/** What packs print as sentences of their own. */
const SENTENCES = ['purpose', 'recommendation', 'background.*', 'implications.*.words'].map(
  setting => `packs.*.${setting}`,
)

/** Parts of a pack whose reason for being withheld stands at the end of a sentence of ours; of a row or words it stands by itself. */
const EXPLAINED = ['section', 'register', 'indicator', 'column']

/** Sentences that are cut short. */
export function checkSentences(settings: unknown): Finding[] {
  const reasons = select(settings, 'packs.*.sensitive.*').flatMap(({ path, value }) => {
    const { kind, why } = (value ?? {}) as { readonly kind?: unknown; readonly why?: unknown }
    return typeof why === 'string' && EXPLAINED.includes(String(kind)) ? [{ path: [...path, 'why'], value: why }] : []
  })
  return [...SENTENCES.flatMap(pattern => selectTexts(settings, pattern)), ...reasons]
    .filter(({ value }) => !endsAsSentence(value) && placeholderIn(value) === null)
    .map(({ path, value }) =>
      invalidValue(path, value, 'a sentence with its full stop: a pack with a sentence that seems cut short is held'),
    )
}

/** Words that stand for others which are still missing, and names that would be taken for a figure. */
export function checkPrintedWords(settings: unknown): Finding[] {
  return PRINTED.flatMap(pattern => selectTexts(settings, pattern)).flatMap(({ path, value }) => {
    const placeholder = placeholderIn(value)
    if (placeholder !== null)
      return [invalidValue(path, value, `the words themselves: a pack that prints “${placeholder}” is held`)]
    return /\d/.test(value) && !/\p{L}/u.test(value)
      ? [
          invalidValue(
            path,
            value,
            'words with a letter in them: a number alone is held as a figure that nothing explains',
          ),
        ]
      : []
  })
}

/** Indicators that no file can bring figures of, and packs of papers alone without the register that has their agenda. */
export function checkSources(settings: unknown): Finding[] {
  const feeds = selectTexts(settings, 'feeds.*.id').map(({ value }) => value)
  const withoutFigures = selectTexts(settings, 'indicators.*.feed')
    .filter(({ value }) => feeds.includes(value) && !FIGURE_FEEDS.includes(value))
    .map(({ path, value }) => invalidValue(path, value, `a feed whose files have figures: ${FIGURE_FEEDS.join(', ')}`))
  const withoutAgenda = selectTexts(settings, 'packs.*.indicators')
    .filter(({ value }) => value === 'none' && !feeds.includes('meetings'))
    .map(({ path, value }) =>
      invalidValue(path, value, 'all, or ids; or the feed meetings among the feeds, which brings the agenda'),
    )
  return [...withoutFigures, ...withoutAgenda]
}

/** Words withheld from an edition that stand in what every edition must say: its pack's title, and the board that it is for. */
export function checkWithheldWords(settings: unknown): Finding[] {
  const [board] = selectTexts(settings, 'board.name')
  return select(settings, 'packs.*').flatMap(({ path, value }) => {
    const title = (value as { readonly title?: unknown } | null)?.title
    return selectTexts(value, 'sensitive.*.words')
      .filter(({ value: words }) =>
        [title, board?.value].some(text => typeof text === 'string' && text.includes(words)),
      )
      .map(({ path: inner, value: words }) =>
        invalidValue(
          [...path, ...inner],
          words,
          'words that are not in the title of the pack or the name of the board',
        ),
      )
  })
}

interface Mailed {
  readonly setting: string
  /** The name of a list, or roles by their ids. */
  readonly list: string | readonly unknown[]
  readonly marking: string
}

/** Packs of a restricted marking with a recipient, or an approver, whose mail domain may not have it. */
export function checkRestrictedRecipients(settings: unknown): Finding[] {
  const texts = (pattern: string) => selectTexts(settings, pattern).map(({ value }) => value)
  const restricted = texts('markings.restricted.*')
  const domains = texts('mail.sensitiveDomains.*')
  const roles = select(settings, 'roles.*').map(({ value }) => value as { id?: unknown; email?: unknown } | null)
  return select(settings, 'packs.*').flatMap(({ path, value }) =>
    mailedWith(value as Readonly<Record<string, unknown>> | null).flatMap(({ list, marking, setting }) => {
      if (!restricted.includes(marking)) return []
      const ids = typeof list === 'string' ? texts(`lists.${list}.*`) : list
      const refused = roles.flatMap(role =>
        ids.includes(String(role?.id)) && typeof role?.email === 'string' && !domains.includes(domainOf(role.email))
          ? [`${String(role.id)} (${domainOf(role.email)})`]
          : [],
      )
      const who = typeof list === 'string' ? 'a list' : 'roles'
      const allowed = `${who} whose mail domains are in mail.sensitiveDomains, as ${marking} asks for; not so: ${joinWords(refused)}`
      return refused.length === 0 ? [] : [invalidValue([...path, setting], list, allowed)]
    }),
  )
}

/**
 * Which lists of a pack are mailed under which marking; the public edition is never restricted. Approvers get the documents of the first
 * readers.
 */
function mailedWith(pack: Readonly<Record<string, unknown>> | null): Mailed[] {
  const { recipients, approvers, partners, marking, partnerMarking, editions } = pack ?? {}
  const first: unknown = Array.isArray(editions) && !editions.includes('board') ? editions[0] : 'board'
  const ofPartners = partnerMarking ?? marking
  const ofMembers = first === 'board' ? marking : first === 'partner' ? ofPartners : undefined
  return [
    { setting: 'recipients', list: recipients, marking: ofMembers },
    { setting: 'approvers', list: approvers, marking: ofMembers },
    { setting: 'partners', list: partners, marking: ofPartners },
  ].flatMap(({ setting, list, marking: own }) =>
    (typeof list === 'string' || Array.isArray(list)) && typeof own === 'string'
      ? [{ setting, list, marking: own }]
      : [],
  )
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()
