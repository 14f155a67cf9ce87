import { longDate } from '../../calendar/date.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { longMonth, type Month } from '../../calendar/month.ts'
import type { StoredCommentary } from '../../commentary/commentary.ts'
import { plainMarkdown, renderMarkdown } from '../../commentary/render-markdown.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { EditableText } from '../../document/editable-text.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** What has been said of an indicator's current month; null where nobody has. */
export function findCommentary(
  known: readonly StoredCommentary[],
  { subject: { indicator, row } }: AssessedIndicator,
): StoredCommentary | null {
  return known.find(text => text.indicator === indicator.id && text.month === row?.dataTo) ?? null
}

/** A commentary as the paper quotes it, with its action and when that is due; who wrote it, and when it came. */
export function commentaryBlock(board: BoardFile, text: StoredCommentary, isSuppressed: boolean): Block {
  if (isSuppressed)
    return {
      kind: 'callout',
      tone: 'withheld',
      heading: 'Commentary: withheld',
      sentences: [
        ['Withheld from this edition. Figures that it may tell of are withheld so that nobody can be identified.'],
      ],
    }
  const action =
    text.action === null
      ? 'No action is recorded.'
      : `**Action:** ${text.action}${text.actionDueDate === null ? '' : ` **By** ${longDate(text.actionDueDate)}.`}`
  const markdown = `${text.markdown}\n\n${action}`
  return {
    kind: 'quote',
    by: roleTitle(board, text.author),
    on: `${longDate(toLocalDate(text.knownFrom, board.board))}, on ${longMonth(text.month)}`,
    html: renderMarkdown(markdown),
    text: plainMarkdown(markdown),
    audience: text.audience,
  }
}

/** The owner's reason as the report quotes it: why, then the action, whose it is and by when. */
export function reasonBlock(board: BoardFile, assessed: AssessedIndicator, text: StoredCommentary): Block {
  const due = text.actionDueDate === null ? '' : `, by ${longDate(text.actionDueDate)}`
  const owner = roleTitle(board, text.author)
  const action = text.action === null ? '' : `\n\n**Action:** ${text.action} **Owner:** ${owner}${due}.`
  const markdown = `**Why:** ${text.markdown}${action}`
  return {
    kind: 'quote',
    by: owner,
    on: longDate(toLocalDate(text.knownFrom, board.board)),
    html: renderMarkdown(markdown),
    text: plainMarkdown(markdown),
    audience: text.audience,
    editable: { ...awaitedReason(assessed, text.month), ...pickText(text) },
  }
}

const pickText = ({ author, audience, markdown, action, actionDueDate }: StoredCommentary) => ({
  author,
  audience,
  markdown,
  action,
  actionDueDate,
})

/** The reason that the owner of an indicator has not given yet. */
export function awaitedReason({ subject: { indicator, area } }: AssessedIndicator, month: Month): EditableText {
  const { id, name, owner: author } = indicator
  const nothing = { markdown: '', action: null, actionDueDate: null }
  return { about: 'indicator', indicator: id, name, area, month, author, audience: 'board', ...nothing }
}

/** What a post is called; its id where the board's file has it no longer. */
export function roleTitle(board: BoardFile, id: string): string {
  return board.roles.find(role => role.id === id)?.title ?? id
}
