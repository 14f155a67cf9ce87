/** Room between the margins of upright and of turned A4, in points. */
export const PORTRAIT_POINTS = 510.2
export const LANDSCAPE_POINTS = 762.5

/** 170 mm, on upright and turned pages alike. */
export const CHART_POINTS = 481.8
/** 76 mm, beside words. */
export const SMALL_CHART_POINTS = 215.4
