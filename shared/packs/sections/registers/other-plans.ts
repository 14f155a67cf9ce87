import type { Table } from '../../../document/table.ts'
import { type PlanProgress, summarisePlan } from '../../../registers/delivery-plan/progress.ts'
import { textCell } from './cells.ts'

/** Plans kept like the delivery plan, each summed up: `20 of 42 open`. */
export function otherPlans(progress: readonly PlanProgress[], notes: readonly string[]): Table {
  const plans = [...new Set(progress.map(({ action }) => action.plan!))]
  return {
    id: 'other-plans',
    caption: 'Other plans: how many of their actions are still open',
    columns: [
      { key: 'plan', heading: 'Plan', kind: 'text' },
      { key: 'open', heading: 'Open', kind: 'text' },
      { key: 'red', heading: 'Red', kind: 'number' },
      { key: 'updated', heading: 'Updated since the last report', kind: 'number' },
    ],
    rows: plans.map(plan => {
      const ofPlan = progress.filter(({ action }) => action.plan === plan)
      return [
        textCell(plan),
        textCell(summarisePlan(ofPlan.map(({ action }) => action)).summary),
        textCell(String(ofPlan.filter(({ rating }) => rating?.rating === 'red').length)),
        textCell(String(ofPlan.filter(one => one.hasUpdateSinceLastReport).length)),
      ]
    }),
    notes,
  }
}
