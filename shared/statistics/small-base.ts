/** Survey answers: below the first nothing is shown, below the second the base is called small. */
export const SURVEY_SUPPRESSED_BELOW = 10
export const SURVEY_SMALL_BELOW = 30
