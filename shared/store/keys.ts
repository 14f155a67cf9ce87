/**
 * Every kind of item in the table, on one page. A table serves one board, so no key names it.
 *
 * | item | pk | sk | example |
 * | --- | --- | --- | --- |
 * | drop | `DROP` | SHA-256 of its bytes | `DROP`, `9f86d0…` |
 * | observations of one drop for one indicator and area | `INDICATOR#id` | `area#drop` | `INDICATOR#complaints`,
 * `trust#9f86d0…` |
 * | result: an indicator's dashboard row for each area | `RESULT` | indicator | `RESULT`, `complaints` |
 * | alert episode | `EPISODE` | `subject#opened` | `EPISODE`, `complaints#trust#2018-05-03` |
 * | what a day’s alert digest reports | `DIGEST` | day | `DIGEST`, `2018-05-04` |
 * | register entry as one drop gave it | `REGISTER#name` | `id#known-from#drop` | `REGISTER#actions`,
 * `6.0#2019-06-11T00:00:01Z#9f86…` |
 * | pack run | `PACK` | pack and meeting | `PACK`, `performance-2018-05-10` |
 * | mail | `MAIL` | id made of cause and recipient | `MAIL`, `3b5d…` |
 * | keys that links are signed with | `LINK` | `KEYS` | `LINK`, `KEYS` |
 * | uses of a link on a day | `LINK-USES` | hash of the link, day | `LINK-USES`, `9f86d0…#2018-05-03` |
 * | what a role chose | `PREFERENCES` | role | `PREFERENCES`, `chief-executive` |
 * | audit entry | `AUDIT` | sequence number, 9 digits | `AUDIT`, `000000042` |
 */
export const keys = {
  drop: (sha256: string) => ({ pk: 'DROP', sk: sha256 }),
  observations: (indicator: string, area: string, drop: string) => ({
    pk: `INDICATOR#${indicator}`,
    sk: `${area}#${drop}`,
  }),
  result: (indicator: string) => ({ pk: 'RESULT', sk: indicator }),
  episode: (id: string) => ({ pk: 'EPISODE', sk: id }),
  digest: (day: string) => ({ pk: 'DIGEST', sk: day }),
  registerEntry: (register: string, id: string, knownFrom: string, drop: string) => ({
    pk: `REGISTER#${register}`,
    sk: `${id}#${knownFrom}#${drop}`,
  }),
  packRun: (run: string) => ({ pk: 'PACK', sk: run }),
  mail: (id: string) => ({ pk: 'MAIL', sk: id }),
  linkKeys: () => ({ pk: 'LINK', sk: 'KEYS' }),
  linkUses: (link: string, day: string) => ({ pk: 'LINK-USES', sk: `${link}#${day}` }),
  preferences: (role: string) => ({ pk: 'PREFERENCES', sk: role }),
  audit: (sequence: number) => ({ pk: 'AUDIT', sk: String(sequence).padStart(9, '0') }),
} as const

/** A key of the table. */
export interface Key {
  readonly pk: string
  readonly sk: string
}
