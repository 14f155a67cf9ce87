import { PALETTE } from '../../shared/charts/palette.ts'
import type { Section } from '../../shared/document/document.ts'
import { type DocumentName, documentTitle, partsOf } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { dateAndItem } from '../paper-head.ts'

const { ink, grey, rule, hairline, shade, wash, paper, accent, improvement, concern } = PALETTE
/** One family everywhere: on Windows and Apple as Arial, in pictures and PDF as Liberation Sans, which measures alike. */
const FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif"

/**
 * Running heads and feet of the printed page: marking above and below on every page, meeting and agenda item, page x of y, and why
 * it is no real paper where it is none. The first page carries its own head.
 */
export function pageRules(model: PackModel, document: DocumentName): string {
  const { paper: paperHead, notice } = model
  const text = (words: string) => `"${words.replace(/[^\p{L}\p{N} .,:;()/–-]/gu, escapeCss)}"`
  const box = (place: string, content: string, style = '') => `@${place}{content:${content};${style}}`
  const small = `font:8pt ${FAMILY};color:${grey};`
  const bold = `font:bold 9pt ${FAMILY};color:${ink};letter-spacing:.06em;`
  const title = [documentTitle(model, document), ...(notice === null ? [] : [notice])].join('. ')
  return (
    `@page{${box('top-left', text(paperHead.board), small)}` +
    box('top-center', text(paperHead.marking ?? ''), bold) +
    box('top-right', text(dateAndItem(paperHead)), small) +
    box('bottom-left', text(title), small) +
    box('bottom-center', text(paperHead.marking ?? ''), bold) +
    box('bottom-right', '"Page " counter(page) " of " counter(pages)', small) +
    '}' +
    `@page :first{${box('top-left', '""')}${box('top-center', '""')}${box('top-right', '""')}}` +
    partsOf(model, document).sections.map(markedPages).join('')
  )

  /** The pages of a section that carries words on each of them. */
  function markedPages({ id, pageMark }: Section): string {
    if (pageMark === undefined) return ''
    const words = text([paperHead.marking ?? [], pageMark].flat().join(' · '))
    return (
      `@page mark-${id}{${box('top-center', words, bold)}${box('bottom-center', words, bold)}}` +
      `@media print{#${id}{page:mark-${id};break-before:page;break-after:page}}`
    )
  }
}

/** A character as CSS strings may hold it, whatever it is. */
function escapeCss(character: string): string {
  return `\\${character.codePointAt(0)!.toString(16)} `
}

const SCREEN = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;padding:0 1.5rem 2rem;max-width:76rem;font:1rem/1.5 ${FAMILY};color:${ink};background:${paper};font-variant-numeric:tabular-nums lining-nums}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:0;font-weight:bold;text-wrap:balance}
h1{font-size:1.75rem;max-width:44rem}
h2{font-size:1.375rem}
h3{font-size:1.125rem}
h4,h5,h6{font-size:1rem}
p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
a{color:${accent};text-decoration-thickness:1px;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid ${accent};outline-offset:2px}
main:focus{outline:none}
.skip{position:absolute;left:-999rem;padding:.75rem 1rem;background:${accent};color:${paper};font-weight:bold;z-index:2}
.skip:focus{left:1rem;top:1rem}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.marking{text-align:center;font-weight:bold;letter-spacing:.06em;padding:.875rem 0 .25rem}
.marking-reason{text-align:center;color:${grey};font-size:.875rem}
header{padding-bottom:1.5rem}
.board{color:${grey};border-top:3px solid ${accent};margin-top:.5rem;padding-top:1rem}
.addressed{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.625rem 2rem;margin-top:1.25rem;padding-top:1rem;border-top:1px solid ${rule}}
.addressed dt{color:${grey};font-size:.875rem;line-height:1.35}
.addressed dd{font-weight:bold;line-height:1.35}
.headline{background:${wash};border-left:4px solid ${accent};padding:1.125rem 1.5rem 1.25rem}
.headline h2{font-size:1rem;color:${accent};margin-bottom:.5rem}
.headline ul{list-style:none}
.headline li{font-size:1.0625rem;line-height:1.45;max-width:56rem}
.headline li+li{margin-top:.625rem;padding-top:.625rem;border-top:1px solid ${hairline}}
.asked,.gaps{padding-top:1.25rem;max-width:56rem}
.asked h2,.gaps h2{font-size:1rem;color:${accent};margin-bottom:.25rem}
.asked .missing,.gaps ul{color:${grey};margin-top:.625rem}
.gaps ul{padding-left:1.25rem}
.notice{font-weight:bold;color:${concern};margin-top:.5rem}
footer .notice{text-align:center}
.page-mark{position:sticky;top:0;z-index:1;background:${paper};font-weight:bold;letter-spacing:.06em;color:${concern};padding:.25rem 0}
.documents{font-size:.9375rem;margin-top:.5rem}
.exception{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:0 2rem;align-items:start}
.exception>h3{grid-column:1/-1}
.exception>.chart{grid-column:2;grid-row:2/span 8;max-width:24rem;margin-top:.5rem}
.exception>.block:not(.chart){grid-column:1;max-width:none}
.exception .note{font-size:.8125rem}
.chart-key>:is(h2,h3){font-size:.9375rem;margin:1rem 0 0;border:0;padding:0}
.chart-key svg{max-width:100%;height:auto}
.exception .paragraph{display:block}
.exception .paragraph>.number{display:none}
.exception .quote{margin-left:0}
.table-compact{width:100%}
.beside{display:flex;flex-wrap:wrap;gap:0 2rem;align-items:flex-start}
.beside .table-compact{width:auto}
#contents{padding:1.75rem 0 0}
#contents h2{font-size:1rem;margin-bottom:.5rem}
#contents ol{list-style:none}
#contents>ol{columns:22rem;column-gap:2.5rem}
#contents li{break-inside:avoid;padding:.1875rem 0;line-height:1.35}
#contents a{display:block;padding-left:1.75rem;text-indent:-1.75rem}
#contents ol ol{padding-left:1.25rem;font-size:.9375rem}
#contents li:has(ol){break-inside:auto}
#contents .number{color:${grey};margin-right:.25rem}
#contents a{text-decoration:none}
#contents a:hover{text-decoration:underline}
.level-2{padding-top:1rem;margin-top:2rem;border-top:2px solid ${accent}}
.level-3{padding-top:1rem;margin-top:1.75rem;border-top:1px solid ${rule}}
.level-4,.level-5,.level-6{margin-top:1.5rem}
section>h2>.number,section>h3>.number,section>h4>.number{color:${grey};font-weight:normal;margin-right:.5rem}
.block{margin-top:.875rem;max-width:52rem}
.paragraph{display:grid;grid-template-columns:minmax(4rem,max-content) minmax(0,44rem);line-height:1.5}
.paragraph>p{grid-column:2}
.paragraph>.number{color:${grey};padding-right:.5rem;font-size:.9375rem;line-height:1.6}
ul.block{padding-left:5.125rem;max-width:48rem}
ul.block li{padding:.125rem 0}
.figure{white-space:nowrap}
.figure.words{white-space:normal}
.figure .mark{font-size:.85em;color:${grey}}
.facts{display:grid;border-top:1px solid ${rule};max-width:52rem}
.facts>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:1rem;border-bottom:1px solid ${hairline};padding:.4375rem 0;font-size:.9375rem}
.facts dt{color:${grey}}
.callout{border:1px solid ${rule};border-left:4px solid ${grey};padding:.875rem 1.125rem}
.callout-heading{font-weight:bold}
.callout-alert{border-left-color:${concern}}
.callout-alert .callout-heading{color:${concern}}
.callout-gap{border-left-style:dashed}
.callout-withheld{background:${shade};border-color:${grey}}
.quote{border-left:4px solid ${rule};padding-left:1.125rem;margin-left:4rem;max-width:44rem}
.quote blockquote>*+*{margin-top:.5rem}
.quote blockquote :is(ul,ol){padding-left:1.25rem}
.quote figcaption{color:${grey};font-size:.875rem;margin-top:.375rem}
.chart{margin-top:1.25rem}
.chart figcaption{margin-bottom:.5rem}
.chart-title,.chart-subtitle{display:block;line-height:1.35}
.chart-title{font-weight:bold}
.chart-subtitle{color:${grey};font-size:.9375rem}
.chart svg{display:block;width:100%;height:auto}
.chart-narrow{display:none}
.note{color:${grey};font-size:.875rem;margin-top:.375rem;max-width:52rem}
.table-block{max-width:none;margin-top:1.25rem;overflow-x:auto;position:relative}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.35;border-bottom:1px solid ${ink};max-width:100%}
caption{text-align:left;font-weight:bold;padding:0 0 .5rem;caption-side:top}
.table-key{display:block;font-weight:normal;color:${grey};font-size:.875rem}
thead th{vertical-align:bottom;border-top:1px solid ${ink};border-bottom:1px solid ${ink};font-size:.875rem;padding:.4375rem .5rem}
th{text-align:left}
th,td{padding:.375rem .5rem;vertical-align:top;border-bottom:1px solid ${hairline}}
table thead th:first-child,table tbody th{padding-left:0}
tbody th{font-weight:normal}
tbody tr:hover>*{background-color:${wash}}
.column-number{text-align:right}
td.column-number{white-space:nowrap}
.column-number .mark{display:inline-block;min-width:1.4em;margin-left:.3em;text-align:left}
thead .marked,.table-block .unmarked{padding-right:2.05em}
.table-landscape thead .marked,.table-landscape .unmarked{padding-right:1.85em}
.column-verdict,.short{white-space:nowrap}
thead .column-verdict{white-space:normal}
.sign{margin-right:.3rem;vertical-align:-.02em;color:${grey}}
tbody tr>.significant{background-color:${shade};font-weight:bold}
.significant .sign{color:${ink}}
.sense-improvement .sign,.sense-improvement .sense{color:${improvement}}
.sense-concern .sign,.sense-concern .sense{color:${concern}}
.sense{display:block;font-size:.8125rem;padding-left:.9375rem;line-height:1.2}
.icon-word{display:flex;gap:.5rem;align-items:flex-start}
.icon{flex:none;line-height:0}
.table-landscape{width:100%;font-size:.8125rem}
.table-landscape thead th{font-size:.75rem}
.table-landscape thead th,.table-landscape td{padding-left:.3125rem;padding-right:.3125rem}
.table-landscape tbody th:not(.short){min-width:10rem}
.table-landscape .sense{font-size:.75rem}
table.table-compact .sense{display:inline;padding:0;font-size:inherit}
.notes{columns:28rem;column-gap:2rem;max-width:none}
.notes .note{break-inside:avoid;margin-top:0;padding-top:.25rem}
.scroller{overflow-x:auto;position:relative}
.back{margin-top:1.25rem;font-size:.875rem}
footer{margin-top:2.5rem;padding-top:1rem;border-top:3px solid ${accent};font-size:.875rem}
footer p+p{margin-top:.375rem}
.provenance{color:${grey};overflow-wrap:anywhere}
`

/** Rows as cards: each with its heading, then its cells beside their column's heading, as many in a line as fit. */
const cardRules = (table: string) => `
${table},${table} caption,${table} tbody{display:block;width:100%}
${table}{border-bottom:0}
${table} thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
${table} tbody tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:0 1rem;border-top:1px solid ${ink};padding:.5rem 0 1rem;align-items:stretch}
${table} tbody th{display:block;grid-column:1/-1;font-weight:bold;border:0;font-size:1rem}
${table} tbody td{display:flex;justify-content:space-between;align-items:baseline;gap:.5rem;padding:.3125rem .25rem;text-align:right;min-width:0;white-space:normal}
${table} tbody td::before{content:attr(data-label);color:${grey};font-size:.8125rem;text-align:left;font-weight:normal;min-width:0}
${table} tbody td.column-text,${table} tbody td.column-icon{grid-column:1/-1}
${table} .verdict{white-space:nowrap}
${table} .sense{padding:0}
${table} tbody tr:hover>*{background-color:transparent}
${table} tbody tr>.significant,${table} tbody tr:hover>.significant{background-color:${shade}}
${table} tbody td:is(.column-text,.column-icon){text-align:left;overflow-wrap:anywhere;justify-content:flex-start}
${table} tbody td:is(.column-text,.column-icon)::before{flex:none;width:7rem}
${table} tbody .unmarked{padding-right:.25rem}
`

const TABLET = `
@media screen and (max-width:63.99rem){${cardRules('.table-cards:not(.table-landscape)')}}
`

const PHONE = `
@media screen and (max-width:47.99rem){
body{padding:0 1rem 1.5rem}
h1{font-size:1.5rem}
h2{font-size:1.25rem}
.headline{padding:1rem;margin:0 -1rem}
.headline li{font-size:1rem}
.exception{display:block}
.exception>.chart{max-width:none}
.addressed{grid-template-columns:1fr}
.addressed>div{display:grid;grid-template-columns:7rem 1fr}
#contents li{padding:.375rem 0}
.paragraph{display:block}
.paragraph>.number{display:block;line-height:1.3}
ul.block{padding-left:1.25rem}
.quote{margin-left:0}
.facts>div{grid-template-columns:1fr;gap:.125rem}
.chart-wide{display:none}
.chart-narrow{display:block}
table{font-size:.875rem}
.table-scroll tbody th,.table-scroll thead th:first-child{position:sticky;left:0;background:${paper};max-width:9rem;overflow-wrap:break-word}
${cardRules('.table-cards')}
}
`

const PRINT = `
@page{size:A4 portrait;margin:16mm 15mm 15mm}
@page landscape{size:A4 landscape;margin:17mm 14mm 15mm}
@media print{
html{font-size:10pt}
body{max-width:none;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.skip,.back{display:none}
.marking{padding-top:0}
.page-mark{position:static}
a{color:inherit;text-decoration:none}
h1{font-size:17pt}
h2{font-size:14pt}
h3{font-size:12pt}
.headline li{font-size:10.5pt}
.documents{display:none}
.exception{grid-template-columns:minmax(0,1fr) 78mm;gap:0 6mm;break-inside:avoid}
.exception.level-3{margin-top:4mm;padding-top:3mm}
.exception>.chart{max-width:78mm}
.report table{font-size:7.5pt}
.report .table-compact :is(th,td){padding:.55mm 1mm;line-height:1.15}
.report .addressed{grid-template-columns:repeat(3,minmax(0,1fr));margin-top:3mm;padding-top:3mm}
.report header{padding-bottom:4mm}
.report .level-2{margin-top:6mm;padding-top:3mm}
h1,h2,h3,h4,h5,h6,caption,.chart figcaption,.callout-heading{break-after:avoid}
p,li,dd{orphans:3;widows:3}
tr,.kept,.chart,.callout,.quote,.facts>div,.headline{break-inside:avoid}
thead{display:table-header-group}
tbody tr:hover>*{background-color:transparent}
tbody tr>.significant,tbody tr:hover>.significant{background-color:${shade}}
.scroller,.table-block{overflow:visible}
.block{max-width:none}
table{font-size:8.5pt}
thead th{font-size:8pt}
.table-key,.note{font-size:8pt}
th,td{padding-top:1.3mm;padding-bottom:1.3mm}
.appendix.level-2{break-before:page;border-top:0;margin-top:0;padding-top:0}
.appendix.level-3.with-chart{break-inside:avoid}
.landscape{page:landscape}
.table-landscape,.table-landscape .sense,.table-landscape thead th{font-size:8pt}
.table-landscape thead th,.table-landscape td,.table-landscape tbody th{padding:.8mm 1.2mm;line-height:1.2}
.table-landscape tbody th,.table-landscape thead th:first-child{padding-left:0}
.table-landscape .sense{line-height:1.1}
.landscape.level-3{margin-top:0;padding-top:3mm}
.table-landscape tbody th:not(.short){min-width:38mm}
.chart{max-width:170mm}
.appendix .chart{max-width:134mm}
.level-3.with-chart:has([id$="-areas"]) .chart{max-width:118mm}
.appendix table{font-size:8pt}
.appendix .paragraph{grid-template-columns:minmax(12mm,max-content) minmax(0,1fr)}
.appendix .block{margin-top:1.5mm}
.level-3.with-chart{margin-top:0;padding-top:2mm}
.appendix .chart figcaption{margin-bottom:1mm}
.appendix.with-chart caption{padding-bottom:1mm}
.appendix.with-chart thead th{padding-top:.6mm;padding-bottom:.6mm}
.appendix .table-plain :is(th,td),.appendix .table-scroll :is(th,td),.appendix .table-cards:not(.table-landscape) :is(th,td){padding-top:.25mm;padding-bottom:.25mm;line-height:1.2}
.appendix .paragraph{font-size:9pt;line-height:1.35}
.facts{grid-template-columns:repeat(4,minmax(0,1fr));column-gap:4mm;border-top:0}
.facts>div:last-child:nth-child(4n+1){grid-column:1/-1}
.appendix.with-chart table:not(.table-landscape){min-width:120mm}
.facts>div{display:block;font-size:8pt;line-height:1.15;padding:.3mm 0;border-bottom:0;border-top:1px solid ${hairline}}
.notes{columns:2}
.notes .note{padding-top:.5mm}
.chart-narrow{display:none}
#contents>ol{columns:3;column-gap:6mm;font-size:8.5pt}
#contents ol ol{font-size:8.5pt;padding-left:3mm}
#contents li{padding:.4mm 0}
footer{break-inside:avoid}
}
`

/** The stylesheet of every pack; `pageRules` adds what depends on the paper. */
export const STYLES = (SCREEN + TABLET + PHONE + PRINT).replace(/\n/g, '')
