import { type CalendarDate, longDateWithWeekday } from '../calendar/date.ts'
import { printPeriodEnding } from '../calendar/period.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { joinWords } from '../document/count-words.ts'
import type { Ask } from '../links/ask.ts'
import type { Letter, MailKind } from '../mail/letter.ts'
import type { Attachment } from '../mail/message.ts'
import type { AlertReader } from './alert-readers.ts'
import { type CommentaryRequest, commentaryTemplate, requestBlock } from './commentary-request.ts'
import { writeAlertDigest } from './digest.ts'
import type { Episode } from './episode.ts'

/** A letter to one reader; `cause` with the address is what it is sent once for. */
interface AlertLetter {
  readonly kind: MailKind
  readonly cause: string
  readonly recipient: string
  readonly letter: Letter
  readonly attachments: readonly Attachment[]
  readonly asks: readonly Ask[]
}

/** A person's alerts of a day: what is asked of them first, with a file to fill in, then what changed. */
export function writeAlertLetter(
  board: BoardFile,
  day: CalendarDate,
  { address, author, updates, requests }: AlertReader,
  open: readonly Episode[],
): AlertLetter {
  const letter =
    updates.length > 0 ? writeAlertDigest(board, day, updates, open).letter : writeReminder(board, requests)
  const asked = requests.length > 0 ? [requestBlock(board, requests)] : []
  return {
    kind: 'alert-digest',
    cause: `alert digest ${day}`,
    recipient: address,
    letter: { ...letter, blocks: [...asked, ...letter.blocks] },
    asks: author === null ? [] : requests.map(request => askForCommentary(request, author)),
    attachments:
      author === null || requests.length === 0
        ? []
        : [
            {
              filename: `commentary-${day}.md`,
              contentType: 'text/markdown; charset=utf-8',
              content: commentaryTemplate(requests, author),
            },
          ],
  }
}

/** The page on which the reason is given. */
function askForCommentary({ indicator, month }: CommentaryRequest, author: string): Ask {
  return {
    link: { purpose: 'comment', role: author, indicator: indicator.id, month },
    words: `Say why ${indicator.name} changed in ${printPeriodEnding(indicator.frequency, month)}`,
  }
}

/** A letter that only reminds: nothing changed today, and commentary is awaited. */
function writeReminder(board: BoardFile, requests: readonly CommentaryRequest[]): Letter {
  const names = joinWords([...new Set(requests.map(({ name }) => name))])
  const due = requests.map(({ dueOn }) => dueOn).find(date => date !== null)
  const by = due === undefined ? '' : `, due ${longDateWithWeekday(due)}`
  return {
    subject: `${board.board.name}: commentary awaited on ${names}${by}`,
    preheader: `Why it changed and what is being done${by}`,
    marking: null,
    heading: 'Commentary awaited',
    headline: [],
    blocks: [],
    footer: [
      'You get this because you own this indicator, or answer for its owner. It is the second or third mail about it; there is no fourth.',
      'If no commentary comes, the report says in one line that it is awaited.',
    ],
  }
}
