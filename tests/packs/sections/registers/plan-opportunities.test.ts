import { expect, it } from 'vitest'
import { sentencesText } from '../../../../shared/document/text.ts'
import { listBlocks } from '../../../../shared/document/walk.ts'
import { deliveryPlan } from '../../../../shared/packs/sections/registers/plan-section.ts'
import { buildPlanHistories } from '../../../../shared/registers/delivery-plan/history.ts'
import { readPlan } from '../../../../shared/registers/delivery-plan/read.ts'
import { LONDON } from '../../../given/london.ts'
import { csvTable } from '../../../registers/csv-table.ts'

it('an action of the plan is printed with what wider partnership could add, where the plan says so', () => {
  const reading = readPlan(
    csvTable(
      'theme,id,priority action,progress,rag,wider partnership opportunities\nVictims,V1,Refer victims,Begun,green,Work with schools\nVictims,V2,Ask them,Begun,green,',
    ),
  )
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  const knownFrom = '2018-05-01T09:00:00.000Z'
  const plan = buildPlanHistories(reading.entries.map(body => ({ id: body.id, drop: 'd', knownFrom, body })))
  const section = deliveryPlan(plan, '2018-05-10', null, knownFrom, 'The plan', LONDON)
  const words = listBlocks([section!]).map(block => (block.kind === 'paragraph' ? sentencesText(block.sentences) : ''))
  expect(words.filter(text => text.startsWith('Wider'))).toEqual([
    'Wider partnership opportunities: Work with schools.',
  ])
})
