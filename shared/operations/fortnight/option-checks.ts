import type { BoardFile } from '../../config/schema/index.ts'
import { receiptRuleNames, receivingHost } from '../receipt-rule.ts'
import { done, type FortnightFacts, judge, judgeAll, type Outcome, toDo } from './facts.ts'

/** Checks of what a board's file may ask for; null where it does not. */

type Receiving = NonNullable<BoardFile['mail']['receiving']>

export function checkMailIn(facts: FortnightFacts): Outcome | null {
  const { receiving } = facts.board.mail
  return receiving === undefined
    ? null
    : judgeAll([
        checkReceivingDomain(facts, receiving),
        checkMailRecords(facts, receiving),
        checkReceiptRule(facts, receiving),
      ])
}

function checkReceivingDomain({ receivingDomain }: FortnightFacts, { domain: name }: Receiving): Outcome {
  return judge(receivingDomain, found =>
    found?.isVerified === true
      ? done(`${name} is verified.`)
      : toDo(
          `${name} is not verified in SES.`,
          found === null
            ? 'Deploy; or, with mail.receiving.identity: existing, verify it first.'
            : `Have these records added to the DNS: ${found.records.join('; ')}`,
        ),
  )
}

function checkMailRecords({ mailRecords, caller }: FortnightFacts, { domain: name }: Receiving): Outcome {
  return judge(mailRecords, hosts => judge(caller, ({ region }) => judgeHosts(name, hosts, receivingHost(region))))
}

function judgeHosts(name: string, hosts: readonly string[], wanted: string): Outcome {
  const others = hosts.filter(host => host !== wanted)
  if (others.length > 0)
    return toDo(
      `Mail to ${name} goes to ${others.join(', ')}.`,
      `Have that taken out of the DNS, unless somebody gets mail there, and this added: ${name} MX 10 ${wanted}`,
    )
  return hosts.length === 0
    ? toDo(`${name} has no MX record.`, `Have it added to the DNS: ${name} MX 10 ${wanted}`)
    : done(`Its mail goes to ${wanted}.`)
}

function checkReceiptRule({ receiptRules, board: { board } }: FortnightFacts, receiving: Receiving): Outcome {
  const { domain } = receiving
  const { rule, ruleSet } = receiptRuleNames(board.id, receiving)
  return judge(receiptRules, active => {
    if (active?.name !== ruleSet)
      return toDo(
        active === null ? 'No receipt rule set is active.' : `The active receipt rule set is ${active.name}.`,
        active === null
          ? `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSet}`
          : `An account has one: name it under mail.receiving.ruleSet (${active.name}) and deploy, so that its other rules go on.`,
      )
    const own = active.rules.find(({ name }) => name === rule)
    return own?.isEnabled === true && own.recipients.includes(domain)
      ? done(`The rule ${rule} takes it.`)
      : toDo(`The active rule set ${ruleSet} has no enabled rule ${rule} for ${domain}.`, 'Deploy.')
  })
}

export function checkChannel({ channel, board: { webhook } }: FortnightFacts): Outcome | null {
  if (webhook === undefined) return null
  const { parameter } = webhook
  return judge(channel, found => {
    if (found === null)
      return toDo(
        `The Parameter Store has no ${parameter} in this region.`,
        `aws ssm put-parameter --type SecureString --name ${parameter} --value ADDRESS`,
      )
    if (!found.isSecure)
      return toDo(
        `${parameter} is not a SecureString, so that more people can read the address than should.`,
        `aws ssm delete-parameter --name ${parameter}; then put it again with --type SecureString, with a new address of the channel.`,
      )
    return found.isHttps
      ? done(`${parameter} is a SecureString with an address over https.`)
      : toDo(
          `${parameter} does not hold an address that begins https://.`,
          `Copy the address of the workflow or webhook again: aws ssm put-parameter --overwrite --type SecureString --name ${parameter} --value ADDRESS`,
        )
  })
}
