import { Field, type FormError, FormFrame } from './page.tsx'

export interface CommentPageProps {
  readonly indicator: string
  readonly month: string
  /** The figure, as printed, where one is known. */
  readonly figure: string | null
  readonly dueWords: string
  /** Whether an alert about it is open, which can be acknowledged. */
  readonly isOpen: boolean
  readonly values: { readonly why: string; readonly action: string; readonly by: string }
  readonly errors: readonly FormError[]
}

/** The owner of an indicator says why it changed and what is done about it. */
export function CommentPage({ indicator, month, figure, dueWords, isOpen, values, errors }: CommentPageProps) {
  return (
    <FormFrame
      errors={errors}
      before={
        <>
          <p>{figure === null ? `${indicator}, ${month}.` : `${indicator} in ${month}: ${figure}.`}</p>
          <p>{dueWords}</p>
        </>
      }
    >
      <Field
        name="why"
        kind="long"
        label="Why did it change?"
        hint="Two or three sentences for the board. It is printed beside the figure, as you write it."
        value={values.why}
        errors={errors}
      />
      <Field
        name="action"
        label="What is being done, and by whom?"
        hint="Leave it empty if nothing needs doing."
        value={values.action}
        errors={errors}
      />
      <Field name="by" kind="date" label="By when?" value={values.by} errors={errors} />
      <button type="submit">Send</button>
      {isOpen && (
        <>
          <h2>Not known yet?</h2>
          <p>
            Say that you are looking into it: you are not reminded again, and are told when the change is over. The same
            link takes the reason later. What is written above goes with it, and is not printed.
          </p>
          <button class="second" type="submit" name="answer" value="acknowledge">
            I am looking into it
          </button>
        </>
      )}
    </FormFrame>
  )
}
