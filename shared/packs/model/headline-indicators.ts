import type { Figure } from '../../document/figure.ts'
import type { PackModel } from './pack-model.ts'

/** The indicators that page one leads with, in its order: each headline is about the indicator of its first figure. */
export function headlineIndicators({ headline, figures }: Pick<PackModel, 'headline' | 'figures'>): string[] {
  return headline.flatMap(sentence => {
    const refs = sentence.filter((part): part is Figure => typeof part !== 'string').map(({ ref }) => ref)
    const indicator = refs.map(ref => figures[ref]?.indicator ?? '').find(id => id !== '')
    return indicator === undefined ? [] : [indicator]
  })
}
