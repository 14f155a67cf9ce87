import type { BoardFile } from '../../../shared/config/schema/index.ts'

/** At the foot of every page: whom to ask. */
export function addresseeLines({ board, roles }: BoardFile): string {
  const secretariat = roles.find(({ id }) => id === board.secretariat)
  return secretariat === undefined
    ? board.body
    : `Questions: ${secretariat.title}, ${secretariat.email}. ${board.body}.`
}
