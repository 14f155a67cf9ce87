import type { Letter } from '../mail/letter.ts'
import type { Link, MakeAddress } from './link.ts'

/** A link with what it is for, as a letter prints it: `Send figures for the feed indicators`. */
export interface Ask {
  readonly link: Link
  readonly words: string
}

/** The letter with its links; as it was where there are none. */
export function withLinks(letter: Letter, asks: readonly Ask[], makeAddress: MakeAddress): Letter {
  if (asks.length === 0) return letter
  const links = asks.map(({ link, words }) => ({ words, href: makeAddress(link) }))
  return {
    ...letter,
    links: [...(letter.links ?? []), ...links],
    footer: [
      ...letter.footer,
      `${links.length === 1 ? 'The link in this mail is' : 'The links in this mail are'} yours alone: please do not forward it.`,
    ],
  }
}
