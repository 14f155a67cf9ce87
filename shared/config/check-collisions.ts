import type { BoardFile } from './schema/index.ts'

/** A board's file, by its path. */
export interface NamedBoard {
  readonly file: string
  readonly board: BoardFile
}

/** Why a board cannot be deployed beside others in one account and region, a sentence each; none when it can. */
export function findCollisions({ file, board }: NamedBoard, others: readonly NamedBoard[]): string[] {
  return others
    .filter(other => other.file !== file)
    .flatMap(other => [
      ...(other.board.board.id === board.board.id
        ? [`board.id is "${board.board.id}", which is also that of ${other.file}; allowed: an id of its own`]
        : []),
      ...(other.board.mail.domain === board.mail.domain && [board, other.board].every(createsIdentity)
        ? [
            `mail.domain is "${board.mail.domain}", which is also that of ${other.file}; allowed: mail.identity: existing in one of them`,
          ]
        : []),
      ...(board.mail.receiving !== undefined && other.board.mail.receiving?.domain === board.mail.receiving.domain
        ? [
            `mail.receiving.domain is "${board.mail.receiving.domain}", which is also that of ${other.file}; allowed: a domain of its own`,
          ]
        : []),
    ])
}

const createsIdentity = ({ mail }: BoardFile) => mail.identity === 'create'
