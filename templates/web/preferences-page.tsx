import { Field, type FormError, FormFrame } from './page.tsx'

export interface PreferencesPageProps {
  readonly title: string
  readonly alerts: boolean
  readonly absence: { readonly from: string; readonly until: string }
  /** Who answers during an absence; null where the board's file names nobody. */
  readonly lead: string | null
  readonly errors: readonly FormError[]
}

/** A reader chooses which mails to get, and says when they are away. */
export function PreferencesPage({ title, alerts, absence, lead, errors }: PreferencesPageProps) {
  return (
    <FormFrame
      errors={errors}
      before={
        <>
          <p>{`These choices are for the role ${title}.`}</p>
        </>
      }
    >
      <fieldset>
        <legend>Alerts</legend>
        <label class="choice">
          <input type="radio" name="alerts" value="on" checked={alerts} />
          <span>Mail me when an indicator, a risk or a plan changes significantly</span>
        </label>
        <label class="choice">
          <input type="radio" name="alerts" value="off" checked={!alerts} />
          <span>Send me no alerts</span>
        </label>
      </fieldset>
      <p>Packs, receipts and what is asked of you as an owner or supplier are always sent.</p>
      <h2>Away</h2>
      <p>
        {lead === null
          ? 'Nobody is named in the board’s file to answer for you.'
          : `While you are away, ${lead} answers for you.`}
      </p>
      <Field name="from" kind="date" label="First day away" value={absence.from} errors={errors} />
      <Field name="until" kind="date" label="Last day away" value={absence.until} errors={errors} />
      <button type="submit">Save</button>
    </FormFrame>
  )
}
