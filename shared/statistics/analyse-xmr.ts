import type { z } from 'zod'
import type { INPUTS } from './analyse-input.ts'
import {
  type Assurance,
  computeXmrChart,
  type PointMeaning,
  type Variation,
  type XmrGroup,
  type XmrPoint,
} from './xmr.ts'

const POINT_TYPES: Record<PointMeaning, string> = {
  'common cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral high': 'special_cause_neutral_high',
  'neutral low': 'special_cause_neutral_low',
}
const VARIATION_ICONS: Record<Variation, string> = {
  'common cause': 'common_cause',
  // the reference results have no word for a newest month without a figure
  'no data': 'common_cause',
  'improvement high': 'improvement_high',
  'improvement low': 'improvement_low',
  'concern high': 'concern_high',
  'concern low': 'concern_low',
  'neutral high': 'neutral_high',
  'neutral low': 'neutral_low',
}
const ASSURANCE_ICONS: Record<NonNullable<Assurance>, string> = {
  pass: 'pass',
  fail: 'fail',
  inconsistent: 'inconsistent',
  // nor for a target without limits to hold it against
  'not enough data': 'inconsistent',
}

/** The XmR chart in the words and field names of the reference results (NHSRplotthedots' own). */
export function analyseXmr({ series, options }: z.output<typeof INPUTS.xmr>): Record<string, unknown> {
  const { groups, variation, assurance } = computeXmrChart(series, options)
  const assuranceIcon = assurance === null ? null : ASSURANCE_ICONS[assurance]
  const newest = groups.at(-1)!.points.at(-1)!
  return {
    groups: groups.map(describeGroup),
    points: groups.flatMap(group => group.points.map(point => describePoint(point, group))),
    variationType: POINT_TYPES[newest.meaning],
    variationIcon: VARIATION_ICONS[variation],
    assuranceType: assuranceIcon === 'pass' || assuranceIcon === 'fail' ? `consistent_${assuranceIcon}` : assuranceIcon,
    assuranceIcon,
    warned: groups.some(group => group.isShort),
  }
}

function describeGroup({
  group,
  from,
  to,
  points,
  mean,
  lower,
  upper,
  meanMovingRange,
  isShort,
}: XmrGroup): Record<string, unknown> {
  const count = (...meanings: PointMeaning[]): number => points.filter(point => meanings.includes(point.meaning)).length
  return {
    rebaseGroup: group,
    from,
    to,
    n: points.length,
    mean,
    lowerLimit: lower,
    upperLimit: upper,
    mrMean: meanMovingRange,
    shortGroupWarning: isShort,
    nCommonCause: count('common cause'),
    nImprovement: count('improvement'),
    nConcern: count('concern'),
    nNeutral: count('neutral high', 'neutral low'),
    lastPointType: POINT_TYPES[points.at(-1)!.meaning],
  }
}

function describePoint(point: XmrPoint, { mean, lower, upper }: XmrGroup): Record<string, unknown> {
  const { date, value, group, relativeToMean, outsideLimits, closeToLimits, specialCause, meaning } = point
  return {
    date,
    value,
    rebaseGroup: group,
    mean,
    lowerLimit: lower,
    upperLimit: upper,
    relativeToMean,
    outsideLimits,
    closeToLimits,
    specialCauseFlag: specialCause !== null,
    specialCauseType: nameSpecialCause(point),
    pointType: POINT_TYPES[meaning],
  }
}

function nameSpecialCause({ specialCause, direction }: XmrPoint): string {
  const isUp = direction === 1
  switch (specialCause) {
    case 'outside limits':
      return isUp ? 'Above UCL' : 'Below LCL'
    case 'trend':
      return `7 Point Trend (${isUp ? 'Increasing' : 'Decreasing'})`
    case 'two in three':
      return `2 in 3 ${isUp ? 'Above' : 'Below'} CL`
    case 'shift':
      return `7 Points ${isUp ? 'Above' : 'Below'} CL`
    case null:
      return 'Common Cause'
  }
}
