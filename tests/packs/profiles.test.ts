import { describe, expect, it } from 'vitest'
import type { ProfileName } from '../../shared/config/schema/profile.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { runGate } from '../../shared/packs/gate/gate.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { newBoardPack } from '../given/new-board-pack.ts'

const POLICING = /\b(police|policing|constab\w*|crimes?|offences?|offenders?|PCC|commissioner|force)\b/i
/** Words of the other profiles that a police paper has no use for. */
const OTHERS = /\b(NHS|trusts?|patients?|councils?|councillors?|pupils?|charity|charities|trustees)\b/i

/** The board's and the public edition of the first pack of a new board, which its gate lets go. */
async function newBoardPages(name: ProfileName): Promise<string[]> {
  const input = await newBoardPack(name)
  const pages = buildEditions(input, ['board', 'public']).flatMap(model => {
    const drawn = documentsOf(model).map(document => [document, renderDocument(model, document)] as const)
    const { findings } = runGate({ ...input, edition: model.run.edition }, model, Object.fromEntries(drawn), [])
    expect(findings).toEqual([])
    return drawn.map(([, page]) => page)
  })
  return pages.map(page => page.replace(/<style[\s\S]*?<\/style>|data:[^"')\s]+/g, ' '))
}

describe('a paper speaks the words of its own profile', () => {
  it.each(['nhs-trust', 'fire', 'council', 'academy-trust', 'charity'] as const)(
    '%s: and none of policing',
    async name => {
      for (const page of await newBoardPages(name)) {
        expect(page).toContain('The Board')
        expect(POLICING.exec(page)?.[0]).toBeUndefined()
      }
    },
  )

  it('police: and none of the others', async () => {
    for (const page of await newBoardPages('police')) {
      expect(page).toMatch(POLICING)
      expect(OTHERS.exec(page)?.[0]).toBeUndefined()
    }
  })
})
