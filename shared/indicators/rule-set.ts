/** Name of the rules that turn observations into results. A change to any of them changes this, and results are made again. */
export const RULE_SET = 'boardpack-rules/2'
