import { tableSchema, type TableSpec } from '../../shared/config/schema/tables.ts'

/** A table of two dimensions with totals on both sides and a rate that does not add up. */
export const SEARCHES: TableSpec = tableSchema.parse({
  id: 'searches',
  title: 'Searches by reason and sex',
  theme: 'community',
  owner: 'performance-analyst',
  source: 'Search records',
  period: 'quarter',
  rows: { heading: 'Reason', totals: [{ total: 'All reasons', of: 'others' }] },
  across: {
    heading: 'Sex',
    members: [{ name: 'Female', aliases: ['F'] }, { name: 'Male', aliases: ['M'] }, { name: 'All' }],
    totals: [{ total: 'All', of: ['Female', 'Male'] }],
  },
  measures: [{ id: 'searches', heading: 'Searches', unit: 'count' }],
  suppression: 'small-counts',
  expectedWorkingDay: 10,
})

/** A table of one dimension with declared rows, pounds and a rate. */
export const GRANTS: TableSpec = tableSchema.parse({
  id: 'grants',
  title: 'Grants',
  theme: 'offenders',
  owner: 'chief-finance-officer',
  source: 'Register of grants',
  period: 'financial-year',
  rows: {
    heading: 'Grant',
    members: [{ name: 'Youth offending' }, { name: 'Treatment' }, { name: 'All grants', aliases: ['Total'] }],
    totals: [{ total: 'All grants', of: ['Youth offending', 'Treatment'] }],
  },
  measures: [
    { id: 'amount', heading: 'Amount', unit: '£' },
    { id: 'change', heading: 'Change', unit: '%', decimals: 1, adds: false, mayBeNegative: true },
  ],
  compare: 'previous',
  expectedWorkingDay: 10,
})
