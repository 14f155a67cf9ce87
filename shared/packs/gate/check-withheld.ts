import type { PackInput } from '../input/pack-input.ts'
import type { PackModel } from '../model/pack-model.ts'
import { hasWords, wordsWithheld } from '../model/withheld-words.ts'
import type { DocumentPages } from './check-html.ts'
import { type GateFinding, holdFinding } from './finding.ts'

/** Words that the board's file withholds from an edition are nowhere in it: not in a page, a table, a text for screen readers or the model. */
export function checkWithheld({ pack }: PackInput, model: PackModel, pages: DocumentPages): GateFinding[] {
  const { edition } = model.run
  if (edition === 'board') return []
  const written = [...Object.values(pages), JSON.stringify(model).replaceAll('\\"', '"')]
  return wordsWithheld(pack, edition)
    .filter(({ words }) => written.some(text => hasWords(text, words)))
    .map(({ words }) =>
      holdFinding(
        'words-withheld',
        `Words that are withheld from the ${edition} edition are still in it: they begin “${words.slice(0, 12)}…”.`,
        'A figure or markup may stand within them. Withhold the sentence in parts, or its section or table.',
      ),
    )
}
