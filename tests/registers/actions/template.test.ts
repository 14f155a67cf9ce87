import { expect, it } from 'vitest'
import { makeOwnerFinder } from '../../../shared/config/owners.ts'
import { readActions } from '../../../shared/registers/actions/read.ts'
import { writeActionTemplate } from '../../../shared/registers/actions/template.ts'
import { LONDON } from '../../given/london.ts'
import { csvTable } from '../csv-table.ts'
import { anAction, ROLES } from './examples.ts'

it('a prefilled drop reads back as the actions it was made from', () => {
  const actions = [
    anAction({ action: 'Report, with “figures”; see "Annex A"', targetDate: null, agendaItem: null }),
    anAction({ id: '2018-04-12-12.4-i', update: null, updateDate: null, reason: 'Late', decidedOn: '2019-06-11' }),
  ]
  const text = writeActionTemplate(actions)
  expect(text).toContain('action no,meeting date raised,meeting agenda item,action,owner,target date,action update,')
  expect(readActions(csvTable(text), makeOwnerFinder(ROLES), LONDON)).toMatchObject({ ok: true, entries: actions })
})
