import { defineConfig } from 'vitest/config'

/**
 * Tests in which a date or a time of day could go wrong, because what they test turns instants into dates or dates into instants:
 * run again on the other side of the world. What only compares months and dates as text is not among them.
 */
const DATED = [
  'tests/calendar/**/*.test.ts',
  'tests/config/{calendar-ends,commands,deploying,expected-figures,new-board,plan}.test.ts',
  'tests/intake/cells.test.ts',
  'tests/alerts/{commentary-request,digest,handling,register-episodes}.test.ts',
  'tests/mail/send-once.test.ts',
  'tests/operations/**/*.test.ts',
  'tests/registers/{actions,meetings}/**/*.test.ts',
  'tests/registers/calendar-entries.test.ts',
  'tests/reminders/**/*.test.ts',
]

/**
 * Tests that build whole packs, run years of a calendar, read whole boards again and again, or use an embedded table or queue:
 * seconds each rather than milliseconds. They are left out of `npm run test:unit` and run with `npm test`.
 */
const WHOLE = [
  'tests/alerts/episode.test.ts',
  'tests/alerts/mail-load.test.ts',
  'tests/alerts/simulation.test.ts',
  'tests/calendar/local-time.test.ts',
  'tests/commands/**/*.test.ts',
  'tests/commentary/text-blocks.test.ts',
  'tests/config/add-item.test.ts',
  'tests/config/board-at.test.ts',
  'tests/config/commands.test.ts',
  'tests/config/cross-checks.test.ts',
  'tests/config/load-board.test.ts',
  'tests/config/logo.test.ts',
  'tests/config/new-board.test.ts',
  'tests/config/plan.test.ts',
  'tests/config/profiles.test.ts',
  'tests/config/require-approval.test.ts',
  'tests/config/sample-board.test.ts',
  'tests/document/csv.test.ts',
  'tests/figures/exact-number.test.ts',
  'tests/indicators/one-judgement.test.ts',
  'tests/infra/**/*.test.ts',
  'tests/intake/cases/every-case.test.ts',
  'tests/intake/commentary/free-sections.test.ts',
  'tests/intake/commentary/read-commentary.test.ts',
  'tests/intake/commentary/returned-report.test.ts',
  'tests/intake/corpus-*.test.ts',
  'tests/intake/fuzz.test.ts',
  'tests/intake/kinds/**/*.test.ts',
  'tests/intake/monthly-return.test.ts',
  'tests/intake/papers/read-paper.test.ts',
  'tests/intake/police-uk-files.test.ts',
  'tests/intake/published/read-published.test.ts',
  'tests/intake/read-drop.test.ts',
  'tests/intake/returned.test.ts',
  'tests/intake/samples.test.ts',
  'tests/intake/sector-headings.test.ts',
  'tests/intake/tables/read-tables.test.ts',
  'tests/links/link-uses.test.ts',
  'tests/mail-in/read-mail.test.ts',
  'tests/mail/delivery-outcome.test.ts',
  'tests/mail/labels.test.ts',
  'tests/mail/letter-pictures.test.ts',
  'tests/mail/send-once.test.ts',
  'tests/mail/transport.test.ts',
  'tests/narrative/properties.test.ts',
  'tests/operations/describe-status.test.ts',
  'tests/operations/queue-handler.test.ts',
  'tests/packs/agreement.test.ts',
  'tests/packs/editions/**/*.test.ts',
  'tests/packs/gate.test.ts',
  'tests/packs/gate/check-claims.test.ts',
  'tests/packs/held-figures.test.ts',
  'tests/packs/input/moved-meeting.test.ts',
  'tests/packs/input/recipients.test.ts',
  'tests/packs/numerals.test.ts',
  'tests/packs/profiles.test.ts',
  'tests/packs/rendered-text.test.ts',
  'tests/packs/sections/chance-marks.test.ts',
  'tests/packs/sections/comparisons-on-pages.test.ts',
  'tests/packs/sections/explanation.test.ts',
  'tests/packs/sections/new-levels.test.ts',
  'tests/packs/sections/sample-tables.test.ts',
  'tests/packs/sections/short-history.test.ts',
  'tests/packs/sections/statement.test.ts',
  'tests/packs/sections/watch.test.ts',
  'tests/packs/suppression/**/*.test.ts',
  'tests/packs/too-coarse.test.ts',
  'tests/packs/trend-not-season.test.ts',
  'tests/quality/hostile-input.test.ts',
  'tests/quality/licences.test.ts',
  'tests/quality/loaded-at-start.test.ts',
  'tests/quality/neutral-core.test.ts',
  'tests/quality/purity.test.ts',
  'tests/quality/rooms-picture.test.ts',
  'tests/quality/rooms.test.ts',
  'tests/recomputed/recomputed.test.ts',
  'tests/registers/calendar-entries.test.ts',
  'tests/registers/chasing-simulation.test.ts',
  'tests/reminders/chase-papers.test.ts',
  'tests/reminders/chasing-two-years.test.ts',
  'tests/reminders/supplier-year.test.ts',
  'tests/site/public-records.test.ts',
  'tests/statistics/benchmark-rule.test.ts',
  'tests/statistics/lasting-shift.test.ts',
  'tests/store/**/*.test.ts',
  'tests/templates/pack.test.ts',
  'tests/templates/tables-workbook.test.ts',
  'tests/templates/word/report-document.test.ts',
  'tests/webhook/**/*.test.ts',
]

/**
 * Embedded servers, bundles, templates, a typesetter. Files share a process: the clients, the CDK and the typesetter’s machine code are
 * then loaded once.
 */
const STACKS = ['tests/end-to-end/**/*.test.ts', 'tests/template/**/*.test.ts', 'tests/templates/pdf*.test.ts']

/** A process for each file: a browser, or modules that are replaced, which would reach other files. */
const SLOW = ['tests/browser/**/*.test.ts', 'tests/packs/gate/sabotage.test.ts', 'tests/schedules/**/*.test.ts']

/**
 * `unit`: values in, values out; for every save. `whole`: see above. `auckland`: those that know dates once more, in
 * another time zone. `slow`: the rest.
 */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    setupFiles: ['tests/quality/fix-seed.ts'],
    // a worker for each of the two cores that the product is built on
    maxWorkers: 2,
    // sources are translated once: what is kept is found by its content, so a changed file is never stale
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...STACKS, ...SLOW, ...WHOLE, '**/node_modules/**'],
          isolate: false,
          env: { TZ: 'UTC' },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: WHOLE,
          isolate: false,
          env: { TZ: 'UTC' },
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'auckland',
          include: DATED,
          isolate: false,
          env: { TZ: 'Pacific/Auckland' },
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'stacks',
          // functions that tests call in this process; those of the local stack have an environment of their own
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
          include: STACKS,
          isolate: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
          include: SLOW,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
