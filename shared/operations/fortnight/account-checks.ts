import { stackName } from '../stack-name.ts'
import { done, type FortnightFacts, judge, type Outcome, toDo } from './facts.ts'

/** Checks of what AWS and the DNS must have before the board's mail arrives. */

export function checkDeploy({ stack, board, misplacedFile }: FortnightFacts): Outcome {
  const name = stackName(board.board.id)
  return judge(stack, found => {
    if (found === null) {
      const move =
        misplacedFile === null
          ? ''
          : `Only files in boards/ are deployed: move ${misplacedFile} to boards/${board.board.id}.yaml. Then: `
      return toDo(`There is no stack ${name}.`, `${move}npx cdk deploy ${name}`)
    }
    const { status, isProtected } = found
    if (!/^(?:CREATE|UPDATE)_COMPLETE$/.test(status))
      return toDo(`The stack ${name} is ${status}.`, 'docs/aws.md says how a deploy that failed is repeated.')
    if (!isProtected)
      return toDo(
        `The stack ${name} is ${status} and can be deleted by mistake.`,
        `Set "protect": "true" under context in cdk.json, then npx cdk deploy ${name}.`,
      )
    return done(`The stack ${name} is ${status} and protected.`)
  })
}

export function checkDomain({ domain, board }: FortnightFacts): Outcome {
  const { domain: name } = board.mail
  return judge(domain, found => {
    if (found === null)
      return toDo(`SES does not know ${name}.`, 'Deploy; or, with mail.identity: existing, verify it first.')
    if (found.isVerified && found.dkim === 'SUCCESS') return done(`${name} is verified, and its mail is signed.`)
    return toDo(
      `${name} is ${found.isVerified ? '' : 'not '}verified; DKIM is ${found.dkim}.`,
      found.records.length === 0
        ? `SES has no records for its DNS. Ask it to sign: aws sesv2 put-email-identity-dkim-signing-attributes --email-identity ${name} --signing-attributes-origin AWS_SES; then ask again.`
        : `Have these records added to the DNS of ${name}, and wait up to 72 hours: ${found.records.join('; ')}`,
    )
  })
}

export function checkDmarc({ dmarc, board: { mail } }: FortnightFacts): Outcome {
  return judge(dmarc, records => {
    const policy = records.find(record => /^v=DMARC1\b/i.test(record))
    if (policy === undefined)
      return toDo(
        `_dmarc.${mail.domain} has no DMARC record, so receivers cannot tell the board’s mail from forgeries.`,
        `Have it added to the DNS: _dmarc.${mail.domain} TXT "v=DMARC1; p=none; rua=mailto:${mail.replyTo}"; after some weeks without complaints, p=quarantine.`,
      )
    return done(policy)
  })
}

export function checkSandbox({ sending }: FortnightFacts): Outcome {
  return judge(sending, ({ isInSandbox, isEnabled, unverified }) => {
    if (!isEnabled)
      return toDo('SES has paused the account’s sending.', 'Read the reason in the SES console, and answer it.')
    if (!isInSandbox) return done('The account may write to anybody.')
    const request = 'Ask for production access in the SES console (Account dashboard); AWS answers within a day or so.'
    if (unverified.length === 0)
      return toDo(
        'The account is in the sandbox; everybody in the board’s file is verified, so mail reaches them.',
        request,
      )
    return toDo(
      `The account is in the sandbox, and mail reaches only those who are verified. Not verified: ${unverified.join(', ')}.`,
      `${request} Until then, verify each who is to take part: aws sesv2 create-email-identity --email-identity ADDRESS; they press the link that they get.`,
    )
  })
}

export function checkAlarms({ subscriptions }: FortnightFacts): Outcome {
  return judge(subscriptions, all => {
    const open = all.filter(({ isConfirmed }) => !isConfirmed).map(({ address }) => address)
    if (all.length === 0)
      return toDo('Nobody is subscribed to the alarms.', 'Name the administrators in the board’s file, and deploy.')
    if (open.length > 0)
      return toDo(
        `Not confirmed: ${open.join(', ')}.`,
        'Each presses “Confirm subscription” in the mail of AWS Notifications; after three days without it, deploy again with the address taken out and put back.',
      )
    return done(`${all.map(({ address }) => address).join(', ')} get alarms.`)
  })
}
