import type { PoliceUkContext } from './context.ts'
import { ASB, CRIME_FILE_TYPES, type CrimeFileType } from './crime-file-types.ts'
import type { MonthTally } from './month-tally.ts'

/**
 * Adds the figures of a force's month: every type that the board declares or the file has, in every area. A month that is covered has
 * zeros, not gaps.
 */
export function countMonth(
  context: PoliceUkContext,
  file: CrimeFileType,
  tally: MonthTally,
  sheet: string | null,
): void {
  const types = tally.bySlug()
  const declared = file.declaredSlugs(context).filter(slug => file.isPublishedFor(slug, tally.month))
  const slugs = new Set([...declared, ...types.keys()])
  for (const slug of types.keys())
    if (!file.isDeclared(context, slug)) context.addNote(file.undeclaredNote(types.get(slug)!.name, slug))
  const rowsByArea = new Map<string, number>()
  tally.areaIds.forEach((area, i) => {
    const rows = [...types.values()].reduce((sum, { counts }) => sum + counts[i]!, 0)
    if (rows === 0 && context.isOfOtherMonths(area, tally.month)) return
    rowsByArea.set(area, rows)
    let allCrime = 0
    for (const slug of slugs) {
      const count = types.get(slug)?.counts[i] ?? 0
      if (slug !== ASB) allCrime += count
      context.addCount(`${file.indicatorPrefix}${slug}`, area, tally.month, count, sheet)
    }
    if (file === CRIME_FILE_TYPES.street) context.addCount(ALL_CRIME, area, tally.month, allCrime, sheet)
  })
  const body = tally.areaIds[0]!
  context.months.push({
    kind: `police-uk-${file.kind}`,
    body,
    period: tally.month,
    sheet,
    rows: rowsByArea.get(body) ?? 0,
    rowsByArea,
    rowsElsewhere: tally.rowsElsewhere(),
    rowsByType: new Map(
      [...types].map(([slug, { name, counts }]) => [`${file.indicatorPrefix}${slug}`, { name, rows: counts[0]! }]),
    ),
    indicators: new Set([
      ...[...slugs].map(slug => `${file.indicatorPrefix}${slug}`),
      ...(file === CRIME_FILE_TYPES.street ? [ALL_CRIME] : []),
    ]),
  })
}

const ALL_CRIME = 'police-uk-all-crime'
