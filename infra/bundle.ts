import { join } from 'node:path'
import { bundleBoards, bundlesOf } from './bundle-boards.ts'
import { readBoards } from './load-boards.ts'

// Bundles every function of every board, without the CDK: `npm run bundle`.

const boards = (await readBoards(join(import.meta.dirname, '../boards'))).map(({ board }) => board)
await bundleBoards(boards)
for (const board of boards) process.stdout.write(`${bundlesOf(board)}\n`)
