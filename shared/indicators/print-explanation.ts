import type { Indicator } from '../config/schema/indicator.ts'
import type { Judgement, JudgementStep } from './judgement.ts'

const QUESTIONS = {
  month: 'Is the month what its past, season and spread lead one to expect?',
  year: 'Has the year changed on the year before, or on its benchmark?',
} as const

/** A judgement as lines of text: its question, each step with its number, and the answer. Numbers to twelve significant digits. */
export function printExplanation(indicator: Indicator, area: string, judgement: Judgement): string {
  const width = Math.max(...judgement.steps.map(({ term }) => term.length))
  const lines = judgement.steps.map(step => `  ${step.term.padEnd(width)}  ${printValue(step)}  (${step.how})`)
  const { word, significant, rule, alert } = judgement
  const answer = word === 'n/a' ? `No judgement: ${rule}.` : `${significant ? 'Significantly ' : ''}${word}: ${rule}.`
  return [
    `${indicator.name}, ${area}, ${judgement.period}, by the method ${judgement.method}`,
    QUESTIONS[judgement.question],
    ...lines,
    answer,
    ...(alert === null ? [] : [`An alert: ${alert.direction} (${alert.because}).`]),
  ].join('\n')
}

function printValue({ value }: JudgementStep): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? digits(value) : `${digits(value.lower)} to ${digits(value.upper)}`
}

const digits = (value: number) => String(Number(value.toPrecision(12)))
