import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'

export const STYLESHEET = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% } caption { text-align: start; padding: .3rem 0 }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #767676; vertical-align: top; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #767676; padding: 1rem }
iframe { width: 100%; height: 40rem; border: 1px solid #767676 }
a { color: #00437a }
`

/** A whole page of the viewer. */
export function page(title: string, children: ComponentChildren): string {
  return `<!doctype html>${render(
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>,
  )}`
}

export const notFoundPage = () =>
  page(
    'Not found',
    <>
      <h1>Not found</h1>
      <p>
        <a href="/">All packs and mails</a>
      </p>
    </>,
  )
