import { longMonth } from '../../calendar/month.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Question } from '../../faults/question.ts'
import { isRegisterKind, REGISTERS } from '../../observations/feeds.ts'
import type { DropKind } from '../containers/drop.ts'
import type { Receipt, ReceiptRestatement } from './receipt.ts'

/** Restatements that the text lists; the JSON beside it has more. */
const MAX_LISTED_RESTATEMENTS = 20

/** Questions that the text lists; the JSON beside it has more. */
const MAX_LISTED_QUESTIONS = 40

/**
 * A receipt as plain text, for the mail and the .txt: what happened, what is asked, what changed or what to fix, what happens next.
 * `isTrial`: nothing was stored, a person only asks what would be answered.
 */
export function receiptText(receipt: Receipt, options: { readonly isTrial?: boolean } = {}): string {
  const isDryRun = options.isTrial === true
  const blocks = [
    formatHeading(receipt, isDryRun),
    ...formatBody(receipt, isDryRun),
    ...(receipt.sent_by === null || isDryRun ? [] : [receipt.sent_by.words]),
    ...(!receipt.returned ? [] : [`Attached: ${receipt.returned.words} (${receipt.returned.filename}).`]),
    ...(isDryRun ? [] : [nextSteps(receipt), `Reference: ${receipt.drop.slice(0, 12)}`]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function formatHeading({ outcome, file, feed, questions }: Receipt, isDryRun: boolean): string {
  const name = file === '' ? 'The file' : file
  const asked = questions.length === 0 ? '' : ` ${count(questions.length, 'question')} to answer below.`
  switch (outcome) {
    case 'accepted':
      return `${name} ${isDryRun ? 'would be' : 'was'} accepted (feed ${feed}).${asked}`
    case 'rejected':
      return isDryRun
        ? `${name} would be rejected (feed ${feed}).`
        : `${name} was rejected (feed ${feed}). Nothing in it was stored.`
    case 'duplicate':
      return `${name} was already received (feed ${feed}). Nothing changed.`
  }
}

function formatBody(receipt: Receipt, isDryRun: boolean): string[] {
  switch (receipt.outcome) {
    case 'accepted':
      return [
        summariseContents(receipt),
        ...formatQuestions(receipt, isDryRun),
        ...(isDryRun ? [] : formatChanges(receipt)),
        ...formatNotes(receipt),
      ]
    case 'rejected':
      return [formatFaults(receipt.faults), ...formatNotes(receipt)]
    case 'duplicate': {
      const before = receipt.duplicate_of
      return before === null ? [] : [`The same bytes came on ${before.received_at.slice(0, 10)} as ${before.file}.`]
    }
  }
}

/** Kinds of drop whose rows have a status, which somebody types. */
const HAS_STATUS: readonly (DropKind | null)[] = ['tidy-csv', 'workbook', 'table']

/** The questions, each on a line, and how to answer them. */
function formatQuestions({ questions, drop, kind }: Receipt, isDryRun: boolean): string[] {
  if (questions.length === 0) return []
  const hasStatus = HAS_STATUS.includes(kind)
  const listed = questions.slice(0, MAX_LISTED_QUESTIONS).map(describeQuestion)
  const more = questions.length - listed.length
  const lines = [
    `Please answer (${questions.length}). What is asked about is held: no paper and no alert uses it until it is confirmed.`,
    ...listed,
    ...(more > 0 ? [`  and ${more} more.`] : []),
    hasStatus
      ? 'To answer: correct what is wrong and send the whole file again. If a figure is right as read, write confirmed under status in its row,'
      : 'To answer: send the file again when it is whole and right. If it is right as it stands, its publisher cannot say so in it:',
    isDryRun
      ? `${hasStatus ? 'or ' : ''}ask an administrator to confirm the drop.`
      : `${hasStatus ? 'or ' : ''}ask an administrator to confirm it: boardpack confirm ${drop.slice(0, 12)} --by ROLE --because "..."`,
  ]
  return [lines.join('\n')]
}

/** A question on one line: where, what was found, what was expected, what it is read as, what else it may be, what to do. */
function describeQuestion(question: Question): string {
  const { found, expected, fix, code } = question
  return `  ${describePlace(question)}: found ${found}; expected ${expected}. Read as ${question.read_as}; or ${question.or}? ${fix} [${code}]`
}

function summariseContents({ rows, contents, feed }: Receipt): string {
  if (feed === 'papers') return `What it has: ${count(contents.entries, 'paper')}.`
  if (feed === 'commentary') return `What it has: ${count(contents.entries, 'text')}.`
  const lines = [`What it has: ${count(rows, 'row')}.`]
  if (contents.first_month !== null && contents.last_month !== null) {
    const months =
      contents.first_month === contents.last_month
        ? longMonth(contents.first_month)
        : `${longMonth(contents.first_month)} to ${longMonth(contents.last_month)}`
    lines.push(
      `Months: ${months}.`,
      `Indicators (${contents.indicators.length}): ${contents.indicators.join(', ')}.`,
      `Areas: ${contents.areas.join(', ')}.`,
    )
  }
  if (contents.entries > 0) lines.push(`${entriesOf(feed)}: ${contents.entries}.`)
  return lines.join('\n')
}

/** What the entries of a feed are. */
function entriesOf(feed: string): string {
  if (isRegisterKind(feed)) return REGISTERS[feed].entries
  return feed === 'tables' ? 'Tables, each for a period' : 'Entries'
}

function formatChanges({ changed, contents, feed }: Receipt): string[] {
  if (feed === 'papers') return []
  if (contents.entries > 0 && contents.first_month === null)
    return ['Each entry of the file now stands as it says there. Entries that the file leaves out stay as they were.']
  if (changed.added + changed.restated + changed.unchanged === 0) return []
  const first = `What changed: ${count(changed.added, 'new figure')}, ${changed.restated} changed, ${changed.unchanged} the same as before.`
  const listed = changed.restatements.slice(0, MAX_LISTED_RESTATEMENTS).map(describeRestatement)
  const more = changed.restated - listed.length
  return [[first, ...listed, ...(more > 0 ? [`  and ${more} more.`] : [])].join('\n')]
}

function describeRestatement(restatement: ReceiptRestatement): string {
  return `  ${restatement.indicator}, ${restatement.area}, ${longMonth(restatement.period)}: was ${restatement.before}, is now ${restatement.after}.`
}

function formatNotes({ notes: sentences }: Receipt): string[] {
  return sentences.length === 0 ? [] : [['Please note:', ...sentences.map(sentence => `  ${sentence}`)].join('\n')]
}

function formatFaults(list: readonly Fault[]): string {
  const listedCount = list.filter(fault => fault.code !== 'more-faults').length
  const title =
    listedCount === 1
      ? 'What is wrong:'
      : `What is wrong (${listedCount}${listedCount < list.length ? ' and more' : ''}):`
  return [title, ...list.map(describeFault)].join('\n')
}

/** A fault on one line: where, what was found, what was expected, how to fix it. */
function describeFault(fault: Fault): string {
  return `  ${describePlace(fault)}: found ${fault.found}; expected ${fault.expected}. ${fault.fix} [${fault.code}]`
}

function describePlace(fault: Fault): string {
  const where = [
    fault.sheet === null ? '' : `sheet ${fault.sheet}`,
    fault.row === null ? '' : `row ${fault.row}`,
    fault.column === null ? '' : `column ${fault.column}`,
  ].filter(part => part !== '')
  return where.length === 0 ? 'the file' : where.join(', ')
}

function nextSteps(receipt: Receipt): string {
  switch (receipt.outcome) {
    case 'accepted':
      return `What happens next: ${effectOf(receipt)} ${actionNeeded(receipt)}`
    case 'rejected':
      return 'What happens next: the figures received before stay as they are. Fix what is listed and send the whole file again.'
    case 'duplicate':
      return 'What happens next: nothing. If you meant to send another file, send that one.'
  }
}

function effectOf({ contents, questions, feed }: Receipt): string {
  if (feed === 'papers')
    return 'the paper is printed in the pack of its meeting; if that has gone out, it is sent as a supplement.'
  if (contents.entries > 0 && contents.first_month === null)
    return 'the board’s papers and reminders go by these entries.'
  return questions.length === 0
    ? 'the indicators are worked out again from these figures.'
    : 'the indicators are worked out again from the figures that are not held.'
}

/** Nothing is asked of a sender only where nothing was doubtful and nothing was passed over. */
function actionNeeded({ notes, questions }: Receipt): string {
  if (questions.length > 0) return 'Please answer the questions above.'
  return notes.length === 0
    ? 'No action needed.'
    : 'Please read the notes above and send the file again if one is wrong.'
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}
