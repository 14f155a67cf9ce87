import type { BoardFile } from '../config/schema/index.ts'

type Receiving = NonNullable<BoardFile['mail']['receiving']>

/** The rule by which SES takes the mail of a board's domain for files, and the set of rules that it is in. */
export function receiptRuleNames(board: string, { ruleSet }: Pick<Receiving, 'ruleSet'>) {
  const rule = `${board}-mail-in`
  return { rule, ruleSet: ruleSet ?? rule }
}

/** Where mail is sent that SES receives in a region: the value of the MX record. */
export const receivingHost = (region: string): string => `inbound-smtp.${region}.amazonaws.com`
