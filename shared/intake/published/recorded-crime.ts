import type { PublishedLayout } from './layout.ts'

/** The Home Office's open data tables of recorded crime. */
export const RECORDED_CRIME: PublishedLayout = {
  table: 'recorded-crime',
  name: 'an open data table of recorded crime',
  headings: [
    ...['Financial Year', 'Financial Quarter', 'Force Name'],
    ...['Offence Group', 'Offence Subgroup', 'Offence Code', 'Number of Offences'],
  ],
  choices: series =>
    series.table === 'recorded-crime'
      ? [
          ['Offence Group', series.group === undefined ? undefined : [series.group]],
          ['Offence Subgroup', series.subgroup === undefined ? undefined : [series.subgroup]],
          ['Offence Code', series.codes],
        ]
      : [],
  seriesHeading: 'Offence Group',
  area: 'Force Name',
  periodHeading: 'Financial Quarter',
  period: under => `Q${under('Financial Quarter').replace(/^Q/i, '')} ${under('Financial Year')}`,
  isSummed: true,
  figures: () => ({ value: 'Number of Offences' }),
  percentagesWithoutSign: false,
  statusHeading: null,
  status: () => null,
}
