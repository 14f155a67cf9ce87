import type { Pack } from '../../config/schema/pack.ts'
import type { Sensitive } from '../../config/schema/sensitive.ts'
import type { Block } from '../../document/document.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { Edition } from '../model/pack-model.ts'

export const ANNEX_ID = 'annex'

/** Sections that print a register. */
const REGISTER_SECTIONS = {
  actions: ['action-log'],
  meetings: ['agenda', 'minutes'],
  'delivery-plan': ['delivery-plan'],
  risks: ['risks'],
  decisions: ['decisions'],
  recommendations: ['recommendations'],
} as const satisfies Record<Extract<Sensitive, { kind: 'register' }>['register'], readonly string[]>

/** Ids of the sections that an entry of the board's file makes sensitive. */
export function sensitiveSections(entry: Sensitive): readonly string[] {
  switch (entry.kind) {
    case 'section':
      return [entry.section]
    case 'register':
      return REGISTER_SECTIONS[entry.register]
    case 'indicator':
      return [`indicator-${entry.indicator}`]
    case 'column':
    case 'row':
    case 'words':
      return []
  }
}

/** Indicators that appear in the annex alone. */
export function sensitiveIndicators(pack: Pack): Set<string> {
  return new Set(pack.sensitive.flatMap(entry => (entry.kind === 'indicator' ? [entry.indicator] : [])))
}

/** The entry that makes a section sensitive for an edition: for the board's every one does, since all go to the annex. */
export function findSensitiveEntry(pack: Pack, section: string, edition: Edition): Sensitive | undefined {
  return pack.sensitive.find(
    entry =>
      sensitiveSections(entry).includes(section) && (edition === 'board' || entry.withheldFrom.includes(edition)),
  )
}

/**
 * Takes what the board's file calls sensitive out of the sections and appendices and puts it into an annex at the end, so that the
 * rest can travel without it.
 */
export function moveToAnnex(
  pack: Pack,
  sections: readonly DraftSection[],
  appendices: readonly DraftSection[],
): { readonly sections: DraftSection[]; readonly appendices: DraftSection[] } {
  const isSensitive = ({ id }: DraftSection) => findSensitiveEntry(pack, id, 'board') !== undefined
  const annexed: DraftSection[] = []
  const keepOutsideAnnex = (drafts: readonly DraftSection[]): DraftSection[] =>
    drafts.flatMap(draft => {
      if (isSensitive(draft)) {
        annexed.push(draft)
        return []
      }
      return [draft.sections === undefined ? draft : { ...draft, sections: keepOutsideAnnex(draft.sections) }]
    })
  const [kept, keptAppendices] = [keepOutsideAnnex(sections), keepOutsideAnnex(appendices)]
  if (annexed.length === 0) return { sections: kept, appendices: keptAppendices }
  const annex: DraftSection = {
    id: ANNEX_ID,
    heading: 'Annex: for the Board only in part or whole',
    blocks: [annexNotice(pack, annexed)],
    sections: annexed,
  }
  return { sections: kept, appendices: [...keptAppendices, annex] }
}

function annexNotice(pack: Pack, annexed: readonly DraftSection[]): Block {
  const sentences = annexed.map(({ id, heading }) => {
    const entry = findSensitiveEntry(pack, id, 'board')!
    return [`${heading} is not in the edition for ${readerNames(entry.withheldFrom)}: ${entry.why}`]
  })
  return { kind: 'callout', tone: 'note', heading: 'Take this annex off before the paper is passed on', sentences }
}

const READER_NAMES = { partner: 'partners', public: 'the public' } as const

function readerNames(editions: Sensitive['withheldFrom']): string {
  return editions.map(edition => READER_NAMES[edition]).join(' or for ')
}
