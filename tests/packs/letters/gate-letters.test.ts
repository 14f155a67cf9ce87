import { describe, expect, it } from 'vitest'
import { sentenceText } from '../../../shared/document/text.ts'
import { approvalLetter, heldPackLetter } from '../../../shared/packs/letters/gate-letters.ts'
import { renderLetter } from '../../../templates/mail/render-letter.tsx'
import { sampleBoard } from '../../given/sample-board.ts'

const board = sampleBoard()
const run = {
  run: 'performance-2018-05-10',
  meeting: '2018-05-10',
  version: 1,
  scheduledFor: '2018-05-03T15:00:00Z',
  asKnownAt: '2018-05-03T15:00:00Z',
}
const pack = { title: 'Quarterly Performance Report', sendWorkingDaysBefore: 4 }
const finding = {
  severity: 'gap' as const,
  what: 'Satisfaction has no figure for March 2018.',
  fix: 'Send it, and have the pack made again.',
}
const write = (changes: object = {}, findings = [finding], tooLargeFiles: string[] = []) =>
  approvalLetter(
    board,
    { run: { ...run, ...changes }, pack, attached: ['report.pdf', 'data-pack.pdf'], tooLargeFiles },
    findings,
  )
const textOf = (letter: ReturnType<typeof write>) =>
  renderLetter(letter, { images: [] }).text.replace(/\s+/g, ' ').trim()

describe('the letter to an approver', () => {
  it('says by when to decide, in its subject and in its first sentence', () => {
    const letter = write()
    expect(letter.subject).toBe(
      'For your approval: Quarterly Performance Report for the meeting of 10 May 2018, by 3 May 2018',
    )
    expect(letter.headline.map(sentenceText)).toEqual([
      'Please read it and decide by the end of Thursday 3 May 2018. Nobody else gets it before you approve it.',
      'Members are to have it 4 working days before the meeting of 10 May 2018.',
    ])
  })

  it('says that it is overdue where the day to send it has passed, and which version it is', () => {
    const letter = write({ asKnownAt: '2018-05-04T09:00:00Z', version: 2 })
    expect(letter.subject).toBe(
      'For your approval: Quarterly Performance Report for the meeting of 10 May 2018, version 2, overdue',
    )
    expect(letter.headline.map(sentenceText).join(' ')).toContain(
      'decide today. Nobody else gets it before you approve it. Members were to have it on Thursday 3 May 2018',
    )
  })

  it('has what the checks found, how to approve and send back, and what is attached', () => {
    const text = textOf(write())
    expect(text).toContain('no, declared Satisfaction has no Send it')
    expect(text).toContain('Press the button above, then “Approve”.')
    expect(text).toContain('say what should change, then “Send back”.')
    expect(text).toContain('boardpack approve performance-2018-05-10 --by ROLE')
    expect(text).toContain('Attached: report.pdf, data-pack.pdf')
    expect(textOf(write({}, []))).toContain('The checks found nothing to declare.')
    expect(textOf(write({}, [], ['data-pack.pdf']))).toContain('Too large to attach: data-pack.pdf: press the button')
  })
})

it('the letter about a held pack names the paper and the meeting in its subject, not the run', () => {
  expect(heldPackLetter(board, run, pack.title, [finding]).subject).toBe(
    'Held: Quarterly Performance Report for the meeting of 10 May 2018',
  )
})
