import type { OptionSpecs } from './command-spec.ts'

/** Options that commands share, so that each is named and described in one way. */

export const BOARD = {
  board: {
    value: 'FILE',
    summary: 'the board’s file; that of the stack, or the sample board boards/cambridgeshire.yaml, unless it is given',
    output: 'board',
  },
} as const satisfies OptionSpecs

/** Who decides, and why: both are recorded in the audit trail. */
export const DECISION = {
  by: { value: 'ROLE', summary: 'the role that decides, as the board’s file names it', isRequired: true },
  because: { value: 'WORDS', summary: 'the reason, which is recorded in the audit trail', isRequired: true },
} as const satisfies OptionSpecs

/** Whose board is decided for: never the sample board by mistake. */
export const DECIDING_BOARD = {
  board: {
    value: 'FILE',
    summary: 'the board’s file, as it is deployed; boards/ID.yaml of the stack unless it is given',
    isRequired: true,
    output: 'board',
    environment: 'BOARDPACK_BOARD',
  },
} as const satisfies OptionSpecs

const STACK = {
  stack: {
    value: 'NAME',
    summary:
      'the deployed stack, such as boardpack-cambridgeshire, which names what is not named here; where nothing is named, that of the only board in boards/ beside the sample',
  },
} as const satisfies OptionSpecs

export const TABLE = {
  table: { value: 'NAME', summary: 'the board’s table', isRequired: true, environment: 'TABLE_NAME', output: 'table' },
  ...STACK,
} as const satisfies OptionSpecs

export const PACKS_BUCKET = {
  'packs-bucket': {
    value: 'NAME',
    summary: 'the bucket of its packs',
    isRequired: true,
    environment: 'PACKS_BUCKET',
    output: 'packs-bucket',
  },
  ...STACK,
} as const satisfies OptionSpecs

export const DROPS_BUCKET = {
  'drops-bucket': {
    value: 'NAME',
    summary: 'the bucket of its drops',
    isRequired: true,
    environment: 'DROPS_BUCKET',
    output: 'drops-bucket',
  },
  ...STACK,
} as const satisfies OptionSpecs

export const AS_AT = {
  'as-at': { value: 'DATE', summary: 'the day it is, in the board’s time zone; today unless it is given' },
} as const satisfies OptionSpecs
