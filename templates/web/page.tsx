import { createHash } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { FONT_FAMILY, THEME } from '../mail/theme.ts'

const STYLESHEET = `
*{box-sizing:border-box}
body{margin:0;background:${THEME.paper};color:${THEME.ink};font:1.0625rem/1.5 ${FONT_FAMILY}}
main,header{max-width:44rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem;font-weight:bold}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.25rem;margin:1.75rem 0 .5rem}
a{color:#00437a}
label,legend{display:block;font-weight:bold;margin:1.25rem 0 .25rem;padding:0}
fieldset{border:0;margin:0;padding:0}
.hint{margin:0 0 .35rem;color:${THEME.grey}}
.choice{display:flex;gap:.6rem;align-items:flex-start;font-weight:normal;margin:.5rem 0;min-height:44px}
.choice input{width:1.5rem;height:1.5rem;flex:none;margin:.1rem 0 0}
input[type=text],input[type=date],input[type=file],select,textarea{font:inherit;width:100%;min-height:44px;padding:.5rem;border:2px solid ${THEME.ink};border-radius:0;background:#fff;color:${THEME.ink}}
textarea{min-height:9rem}
button{font:inherit;font-weight:bold;min-height:44px;padding:.6rem 1.2rem;margin:1.25rem .75rem 0 0;border:2px solid ${THEME.ink};background:${THEME.ink};color:#fff;cursor:pointer}
button.second{background:#fff;color:${THEME.ink}}
:focus-visible{outline:3px solid #00437a;outline-offset:2px}
.errors{border:3px solid #b10e1e;padding:.75rem 1rem;margin:1rem 0}
.errors h2{margin:0 0 .5rem;font-size:1.1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-left:4px solid ${THEME.grey};padding:.25rem 0 .25rem 1rem;margin:1rem 0}
dl{margin:1rem 0}dt{font-weight:bold}dd{margin:0 0 .6rem;overflow-wrap:anywhere}
.notice{border:2px solid ${THEME.ink};padding:.5rem .75rem;margin:1rem 0;font-weight:bold}
footer{max-width:44rem;margin:2.5rem auto 0;padding:1rem;border-top:1px solid ${THEME.rule};color:${THEME.grey};font-size:.95rem}
`.replaceAll('\n', '')

/** The only style that a page may use, for its content security policy. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`

export interface WebPage {
  readonly title: string
  readonly board: string
  /** Whom to ask. */
  readonly contact: string
  /** A word for every page of a run that is not for a real board. */
  readonly notice?: string | undefined
  /** Seconds after which the page asks again for its answer. */
  readonly refreshSeconds?: number
}

/** A page behind a personal link. It loads nothing, runs no script, and works at any width. */
export function webPage(
  { title, board, contact, notice, refreshSeconds }: WebPage,
  content: ComponentChildren,
): string {
  return `<!doctype html>${render(
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {refreshSeconds !== undefined && <meta http-equiv="refresh" content={String(refreshSeconds)} />}
        <title>{`${title}: ${board}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLESHEET }} />
      </head>
      <body>
        <header>{board}</header>
        <main>
          {notice !== undefined && <p class="notice">{notice}</p>}
          <h1>{title}</h1>
          {content}
        </main>
        <footer>{contact}</footer>
      </body>
    </html>,
  )}`
}

interface FormFrameProps {
  readonly errors: readonly FormError[]
  /** What the reader needs to know before the form. */
  readonly before: ComponentChildren
  readonly children: ComponentChildren
}

/** A page with one form: first what was not filled in right, then what to know, then the fields and buttons. */
export function FormFrame({ errors, before, children }: FormFrameProps) {
  return (
    <>
      <FormErrors errors={errors} />
      {before}
      <form method="post">{children}</form>
    </>
  )
}

/** What was not filled in right, at the top of the form, each with a link to its field. */
function FormErrors({ errors }: { readonly errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-heading">
      <h2 id="errors-heading">There is a problem</h2>
      <ul>
        {errors.map(({ field, words }) => (
          <li>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A field of a form and what is wrong with it, with how to put it right. */
export interface FormError {
  readonly field: string
  readonly words: string
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly errors: readonly FormError[]
}

/** One line, a date, or a text of several lines, with its label, hint and error. */
export function Field({
  name,
  label,
  hint,
  value = '',
  errors,
  kind = 'text',
}: FieldProps & { kind?: 'text' | 'date' | 'long' }) {
  const error = errors.find(({ field }) => field === name)
  const described = [hint !== undefined && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  const common = {
    id: name,
    name,
    ...(described !== '' && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
  }
  return (
    <>
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <p id={`${name}-error`}>{`Error: ${error.words}`}</p>}
      {kind === 'long' ? (
        <textarea {...common} rows={6}>
          {value}
        </textarea>
      ) : kind === 'date' ? (
        <input type="date" {...common} value={value} />
      ) : (
        <input type="text" {...common} value={value} />
      )}
    </>
  )
}

/** A page that says one thing, in paragraphs. */
export function Message({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  return (
    <>
      {paragraphs.map(words => (
        <p>{words}</p>
      ))}
    </>
  )
}
