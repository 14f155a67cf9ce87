import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listAwsCalls } from '../given/aws-calls.ts'

/* What the functions' roles allow is compared with the calls that they make in `tests/end-to-end/least-privilege.test.ts`. */

test('README lists every right that a command needs of its own', () => {
  const readme = readFileSync('README.md', 'utf8')
  const needed = new Set(listAwsCalls(['functions/commands']).flatMap(({ actions }) => actions))
  expect(needed.size).toBeGreaterThan(8)
  expect([...needed].filter(action => !readme.includes(`\`${action}\``))).toEqual([])
})

test('calls of AWS stand where the rooms allow them', () => {
  const places = new Set(listAwsCalls(['shared', 'functions']).map(({ file }) => file))
  expect([...places].sort()).toEqual([
    'functions/commands/caller.ts',
    'functions/commands/dead-letter-queues.ts',
    'functions/commands/find-stack.ts',
    'functions/commands/gather-account-facts.ts',
    'functions/commands/gather-option-facts.ts',
    'functions/commands/gather-stack-facts.ts',
    'functions/commands/make.ts',
    'functions/commands/replay-queue.ts',
    'functions/edge/queue-visibility.ts',
    'shared/mail/transport.ts',
    'shared/store/objects.ts',
    'shared/store/parameters.ts',
    'shared/store/presigned.ts',
    'shared/store/table.ts',
  ])
})
