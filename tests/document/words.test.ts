import { expect, it } from 'vitest'
import { cellText, figureText, marksKey, marksOfTable, sentencesText } from '../../shared/document/text.ts'
import { dashboardTable, EXCERPT, figure } from '../given/sample-model.ts'

it('a figure carries its shorthand', () => {
  expect(figureText(figure('4,988', 'x/force/current', ['e', 'r']))).toBe('4,988 [e] [r]')
})

it('sentences become one paragraph', () => {
  expect(sentencesText([['Recorded: ', figure('4,988', 'x/force/current'), '.'], ['Fewer than last year.']])).toBe(
    'Recorded: 4,988. Fewer than last year.',
  )
})

it.each([
  [{ kind: 'verdict', word: 'Higher', significant: true, sense: 'concern' }, 'Higher (significant, a concern)'],
  [{ kind: 'verdict', word: 'Lower', significant: true, sense: 'neutral' }, 'Lower (significant)'],
  [{ kind: 'verdict', word: 'Lower', significant: false, sense: 'improvement' }, 'Lower'],
  [{ kind: 'icon', icon: 'red', word: 'Overdue' }, 'Overdue'],
] as const)('%j reads %s', (cell, words) => {
  expect(cellText(cell)).toBe(words)
})

it('the key above a table lists the shorthand that the table uses', () => {
  expect(marksKey(marksOfTable(dashboardTable('All', EXCERPT)))).toBe('[e] estimated, [z] not applicable')
})
