import { describe, expect, it } from 'vitest'
import { recogniseRegister } from '../../../shared/intake/registers/read-register.ts'
import { normaliseHeading } from '../../../shared/registers/tables/columns.ts'

describe('a register', () => {
  it.each([
    [
      'action_no,meeting_date_raised,meeting_agenda_item,action,owner,target_date,action_update,update_date,status',
      'actions',
    ],
    ['ACTION NO.,MEETING DATE RAISED,MEETING AGENDA ITEM,ACTION,OWNER,TARGET DATE,STATUS', 'actions'],
    ['meeting_date,time,venue,item_no,title,report_from,basis,seed_file,location', 'meetings'],
    ['theme,id,priority_action,opcc_lead,delivery_lead,progress_summary,rag,direction_of_travel', 'delivery-plan'],
    ['table,ref,function,score_2018_19,label_2018_19,tolerance,owner,mitigation_summary', 'risks'],
    ['decision_no,decision_date,decision,options,reason,decided_by,status,call_in_until', 'decisions'],
    ['indicator,area,period,value', undefined],
    ['Crime ID,Month,Reported by,Falls within', undefined],
  ])('with the headings %s is %s', (headings, kind) => {
    expect(recogniseRegister(headings.split(','))).toBe(kind)
  })
})

it.each([
  ['ACTION NO.', 'action no'],
  ['  Meeting -- date (raised) ', 'meeting date raised'],
  ['score_2018_19', 'score 2018 19'],
  ['—', ''],
])('the heading %j is “%s”', (heading, normal) => {
  expect(normaliseHeading(heading)).toBe(normal)
})
