import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Logo } from '../../shared/config/logo-of.ts'
import { LogoPicture } from '../logo.tsx'
import { logoFile } from '../logo-size.ts'
import { FONT_FAMILY, THEME } from '../mail/theme.ts'

/** What every page of the public site says about itself. */
export interface SiteHead {
  readonly board: string
  readonly body: string
  readonly website: string
  /** Its file stands beside the first page. */
  readonly logo?: Logo | undefined
  /** A word for every page of a run that is not for a real board. */
  readonly notice?: string | undefined
}

export const SITE_STYLESHEET = `*{box-sizing:border-box}
body{margin:0;background:${THEME.paper};color:${THEME.ink};font:1.0625rem/1.5 ${FONT_FAMILY}}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem}
header,main,footer{max-width:52rem;margin:0 auto;padding:0 1rem}
header{border-bottom:3px solid ${THEME.accent};padding-top:1rem;padding-bottom:.75rem}
header p{margin:0;font-weight:bold;font-size:1.2rem}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.5rem 0 0;padding:0}
nav a,li a{display:inline-block;padding:.25rem 0;min-height:24px}
a{color:#00437a}:focus-visible{outline:3px solid #00437a;outline-offset:2px}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.25rem 0 .25rem}
table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:bold;padding:.3rem 0}
th,td{text-align:start;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid ${THEME.grey}}th{overflow-wrap:break-word}td{overflow-wrap:anywhere}
label{display:block;font-weight:bold}input[type=search]{font:inherit;width:100%;max-width:28rem;min-height:44px;padding:.4rem;border:2px solid ${THEME.ink}}
.notice,.withdrawn{border:2px solid ${THEME.ink};padding:.5rem .75rem;font-weight:bold}
.withheld{border:1px solid ${THEME.rule};border-inline-start:4px solid ${THEME.grey};padding:.5rem .75rem;margin:1rem 0}.withheld p{margin:0}
footer{border-top:1px solid ${THEME.rule};margin-top:3rem;padding-top:1rem;padding-bottom:2rem;color:${THEME.grey}}
@media print{nav,.search,.skip{display:none}}
`

/** Shows only the entries that have every word typed; without it the list is whole. */
export const SITE_SCRIPT = `const field=document.getElementById('search');
if(field){field.closest('.search').hidden=false;
const entries=[...document.querySelectorAll('[data-entry]')],count=document.getElementById('found');
field.addEventListener('input',()=>{const words=field.value.toLowerCase().split(/\\s+/).filter(Boolean);let found=0;
for(const entry of entries){const text=entry.textContent.toLowerCase();entry.hidden=!words.every(word=>text.includes(word));if(!entry.hidden)found++}
count.textContent=words.length?found+' of '+entries.length+' papers':''})}
`

const PAGES = [
  ['index.html', 'Papers'],
  ['records.html', 'Minutes and decisions'],
  ['corrections.html', 'Corrections'],
  ['publication.html', 'What is published where'],
  ['accessibility.html', 'Accessibility'],
] as const

/** A page of the public site. `depth`: how many folders below the first page it is. */
export function sitePage(
  { board, body, website, logo, notice }: SiteHead,
  title: string,
  content: ComponentChildren,
  depth = 0,
): string {
  const up = '../'.repeat(depth)
  return `<!doctype html>${render(
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title}: ${board}`}</title>
        <link rel="stylesheet" href={`${up}style.css`} />
        <link rel="alternate" type="application/atom+xml" title={`Papers of the ${board}`} href={`${up}feed.xml`} />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header>
          {logo !== undefined && <LogoPicture logo={logo} src={`${up}${logoFile(logo)}`} />}
          <p>{board}</p>
          <nav aria-label="Pages">
            <ul>
              {PAGES.map(([file, name]) => (
                <li>
                  <a href={`${up}${file}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="content">
          {notice !== undefined && <p class="notice">{notice}</p>}
          <h1>{title}</h1>
          {content}
        </main>
        <footer>
          Published by {body}, <a href={website}>{website.replace(/^https:\/\//, '')}</a>
        </footer>
        <script src={`${up}filter.js`} />
      </body>
    </html>,
  )}`
}
