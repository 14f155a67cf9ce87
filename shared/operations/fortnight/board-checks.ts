import { suppliersOf } from '../../config/suppliers.ts'
import { stackName } from '../stack-name.ts'
import { done, type FortnightFacts, judge, type Outcome, toDo } from './facts.ts'

/** Checks of the board's own first files, rehearsal and pack. */

export function checkSuppliers({ drops, board: { feeds, board } }: FortnightFacts): Outcome {
  return judge(drops, all => {
    const arrived = new Set(all.map(({ feed }) => feed))
    const silent = feeds.filter(({ id }) => !arrived.has(id))
    if (silent.length === 0) return done('A file of every feed has arrived.')
    const named = silent.map(feed => `${feed.id} (${suppliersOf(feed).join(', ')})`)
    return toDo(
      `No file has arrived yet of: ${named.join(', ')}.`,
      `Put a first file in for each, as its supplier sent it to you: aws s3 cp FILE s3://DROPS-BUCKET/incoming/FEED/. The receipt goes to the supplier, with the page to send the next ones from. The bucket is an output of the stack ${stackName(board.id)}.`,
    )
  })
}

export function checkRehearsal({ mails, board }: FortnightFacts): Outcome {
  return judge(mails, all => {
    const previews = all.filter(({ kind }) => kind === 'preview')
    const arrived = previews.find(({ state }) => state === 'delivered')
    if (arrived !== undefined) return done(`“${arrived.subject}” was delivered.`)
    const fix = `boardpack preview PACK MEETING --to ROLE --stack ${stackName(board.board.id)}`
    return previews.length === 0
      ? toDo('No preview of a pack has been sent.', fix)
      : toDo(
          `A preview is ${previews.at(-1)!.state}, and not known to have arrived.`,
          `Wait some minutes and ask the doctor again; if it does not arrive: ${fix}`,
        )
  })
}

export function checkFirstPack({ runs, board }: FortnightFacts): Outcome {
  return judge(runs, all => {
    const sent = all.filter(({ state }) => state === 'issued' || state === 'superseded' || state === 'withdrawn')
    if (sent.length > 0) return done(`${sent[0]!.run} was issued.`)
    const waiting = all.find(({ state }) => state === 'held' || state === 'awaiting-approval')
    return waiting === undefined
      ? toDo(
          'No pack has been issued.',
          `boardpack plan --board FILE says when the first is due. Where its time is past: boardpack make PACK MEETING --by ROLE --because "..." --stack ${stackName(board.board.id)}`,
        )
      : toDo(
          `${waiting.run} is ${waiting.state}.`,
          `boardpack status --stack ${stackName(board.board.id)} says what for.`,
        )
  })
}
