import { listAllowed, suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue } from './config-fault.ts'
import { select, selectTexts } from './select.ts'

const PRIORITIES = 'duties.statement.priorities.*'

/** A statement is on the priorities of the duties, and names their measures and no others. */
export function checkStatement(settings: unknown): Finding[] {
  const known = {
    measures: selectTexts(settings, `${PRIORITIES}.measures.*.id`).map(({ value }) => value),
    notApplicable: selectTexts(settings, `${PRIORITIES}.id`).map(({ value }) => value),
  }
  return Object.entries(known).flatMap(([setting, ids]) =>
    select(settings, `statement.${setting}.*`)
      .map(({ path }) => ({ path, id: String(path.at(-1)) }))
      .filter(({ id }) => !ids.includes(id))
      .map(({ path, id }) => {
        const what = setting === 'measures' ? 'a measure' : 'a priority'
        const allowed = listAllowed(ids, `one of the ${ids.length} of duties.statement`) || 'there is none'
        return invalidValue(path, id, `${what} of duties.statement: ${allowed}`, suggestNearest(id, ids))
      }),
  )
}
