import { Field, type FormError, FormFrame } from './page.tsx'

export interface UpdatePageProps {
  readonly action: string
  readonly number: string
  readonly due: string
  readonly lastUpdate: string
  /** What may be proposed, by the value that the form sends. */
  readonly proposals: readonly { readonly value: string; readonly words: string; readonly isChosen: boolean }[]
  readonly values: { readonly update: string; readonly until: string }
  readonly errors: readonly FormError[]
}

/** The owner of an action says how far it is, and may propose to close or extend it. */
export function UpdatePage({ action, number, due, lastUpdate, proposals, values, errors }: UpdatePageProps) {
  return (
    <FormFrame
      errors={errors}
      before={
        <>
          <dl>
            <dt>{`Action ${number}`}</dt>
            <dd>{action}</dd>
            <dt>Due</dt>
            <dd>{due}</dd>
            <dt>Last update</dt>
            <dd>{lastUpdate}</dd>
          </dl>
        </>
      }
    >
      <Field
        name="update"
        kind="long"
        label="How far is it?"
        hint="One or two sentences, as the board will read them."
        value={values.update}
        errors={errors}
      />
      <fieldset id="proposal">
        <legend>What do you propose?</legend>
        {proposals.map(({ value, words, isChosen }) => (
          <label class="choice">
            <input type="radio" name="proposal" value={value} checked={isChosen} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <Field
        name="until"
        kind="date"
        label="New date"
        hint="Only if you propose to extend it."
        value={values.until}
        errors={errors}
      />
      <button type="submit">Send</button>
    </FormFrame>
  )
}
