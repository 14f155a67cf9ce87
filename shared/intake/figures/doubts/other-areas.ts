const SIDE = '(?:north|south|east|west|mid|central)(?:ern)?'
const PLACE = '(?:area|division|region|locality|sector|district|zone|hub|site|unit)'

/** Titles of figures that are of a country, a region or a group of others, and of a side of the body itself. */
const OTHERS = new RegExp(
  [
    '\\b(?:England|Wales|Scotland|Great Britain|United Kingdom|UK)\\b',
    '\\b(?:national|regional|group|peer) (?:average|figures|totals?|mean|median|picture)\\b',
    '\\b(?:most similar|comparators?|peers|family group|other (?:areas|bodies))\\b',
    `\\b${SIDE}\\b[^.]{0,12}\\b${PLACE}\\b`,
    `\\b${PLACE}\\b:? (?:${SIDE}|[A-Z]|\\d{1,2})$`,
    `^\\p{L}+ (?:north|south|east|west|central)$`,
  ].join('|'),
  'iu',
)
/** Words of titles that only compare, or name a rule. */
const COMPARES = /\b(?:against|compared|comparison|versus|vs?|standards?|targets?|survey|for England|of England)\b/i

/** Whether a title says that its figures are of an area or a group that is none of the board's. */
export const namesOtherArea = (title: string): boolean =>
  title.length <= 60 && OTHERS.test(title.trim()) && !COMPARES.test(title)
