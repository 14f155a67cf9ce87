import { Field, type FormError, FormFrame } from './page.tsx'

export interface ApprovePageProps {
  readonly pack: string
  readonly meeting: string
  /** Documents that can be read, by their address on this site. */
  readonly documents: readonly { readonly words: string; readonly href: string }[]
  /** What the checks found and did not hold. */
  readonly findings: readonly string[]
  readonly name: string
  readonly reason: string
  readonly errors: readonly FormError[]
}

/** An approver reads the pack, then approves it or sends it back. Nothing happens before a button is pressed. */
export function ApprovePage({ pack, meeting, documents, findings, name, reason, errors }: ApprovePageProps) {
  return (
    <FormFrame
      errors={errors}
      before={
        <>
          <p>{`${pack}, for the meeting of ${meeting}. It goes to its readers when it is approved.`}</p>
          <h2>Read it</h2>
          <ul>
            {documents.map(({ words, href }) => (
              <li>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
          <h2>What the checks found</h2>
          {findings.length === 0 ? (
            <p>Nothing.</p>
          ) : (
            <ul>
              {findings.map(words => (
                <li>{words}</li>
              ))}
            </ul>
          )}
          <h2>Your decision</h2>
        </>
      }
    >
      <Field
        name="name"
        label="Your name"
        hint="It is recorded with the decision and the time."
        value={name}
        errors={errors}
      />
      <Field
        name="reason"
        kind="long"
        label="What should change"
        hint="Needed if you send it back. The administrators get it as you write it."
        value={reason}
        errors={errors}
      />
      <button type="submit" name="decision" value="approve">
        Approve
      </button>
      <button class="second" type="submit" name="decision" value="send-back">
        Send back
      </button>
    </FormFrame>
  )
}
