import type { EditableText } from '../../shared/document/editable-text.ts'
import type { Section } from '../../shared/document/document.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderMarkdown } from '../../shared/commentary/render-markdown.ts'
import { sampleModel } from './sample-model.ts'

/** A reason for a figure of the sample board, as its owner sent it. */
export const REASON: Extract<EditableText, { readonly about: 'indicator' }> = {
  about: 'indicator',
  indicator: 'hate-crime',
  name: 'Hate Crime',
  area: 'force',
  month: '2018-03',
  author: 'head-of-performance',
  audience: 'board',
  markdown: 'Reporting is *easier* since January.\n\n- by telephone\n- on the **web**',
  action: 'Review the form.',
  actionDueDate: '2018-06-30',
}

/** One that nobody has given yet. */
export const AWAITED: EditableText = {
  ...REASON,
  indicator: 'rural-crime',
  name: 'Rural Crime',
  markdown: '',
  action: null,
  actionDueDate: null,
}

/** The sample model with these texts in its report, one exception each. */
export function reportWith(texts: readonly EditableText[]): PackModel {
  const model = sampleModel()
  const sections = texts.map((editable, i): Section => {
    const quote = {
      kind: 'quote',
      by: 'Head of Performance',
      on: '1 May 2018',
      html: renderMarkdown(editable.markdown),
      text: '',
      editable,
    } as const
    return {
      id: `exception-${i}`,
      number: `9.${i + 1}`,
      heading: editable.name,
      form: 'exception',
      blocks: editable.markdown === '' ? [] : [quote],
      sections: [],
      ...(editable.markdown === '' && { awaited: editable }),
    }
  })
  return { ...model, report: [...model.report, ...sections] }
}
