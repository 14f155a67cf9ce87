/** Orders the numbers that a board gives its items as people count: `2` before `10`, `3.9` before `3.10`, `AC-2` before `AC-12`. */
export const compareNumbers = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })
