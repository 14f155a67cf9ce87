import { describe, expect, test } from 'vitest'
import { isAllowed, policyDocument } from '../../infra/local/permissions.ts'
import { listGrants, usedGrants } from '../given/grants.ts'

const read = (...statements: object[]) =>
  policyDocument.parse({ Version: '2012-10-17', Statement: statements }).Statement
const allow = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string, Resource: string) => ({ Effect: 'Deny', Action, Resource })
const BUCKET = 'arn:aws:s3:::board-packs'

describe('a call', () => {
  test.each([
    ['that no statement names', [], 's3:GetObject', `${BUCKET}/a`, false],
    ['allowed by name', [allow('s3:GetObject', `${BUCKET}/a`)], 's3:GetObject', `${BUCKET}/a`, true],
    ['of another action', [allow('s3:GetObject', `${BUCKET}/a`)], 's3:PutObject', `${BUCKET}/a`, false],
    ['of an action that begins the same', [allow('s3:Get', '*')], 's3:GetObject', `${BUCKET}/a`, false],
    ['on another resource', [allow('s3:GetObject', `${BUCKET}/a`)], 's3:GetObject', `${BUCKET}/b`, false],
    ['on the objects where only the bucket is named', [allow('s3:*', BUCKET)], 's3:GetObject', `${BUCKET}/a`, false],
    ['on the bucket where only objects are named', [allow('s3:*', `${BUCKET}/*`)], 's3:ListBucket', BUCKET, false],
    [
      'under a prefix, folders and all',
      [allow('s3:GetObject', `${BUCKET}/a/*`)],
      's3:GetObject',
      `${BUCKET}/a/b/c`,
      true,
    ],
    ['beside a prefix', [allow('s3:GetObject', `${BUCKET}/a/*`)], 's3:GetObject', `${BUCKET}/ab/c`, false],
    [
      'with a wildcard inside',
      [allow('s3:GetObject', `${BUCKET}/*/x.json`)],
      's3:GetObject',
      `${BUCKET}/a/b/x.json`,
      true,
    ],
    ['where a dot is a dot', [allow('s3:GetObject', `${BUCKET}/x.json`)], 's3:GetObject', `${BUCKET}/x-json`, false],
    ['with one character left open', [allow('s3:GetObject', `${BUCKET}/?`)], 's3:GetObject', `${BUCKET}/a`, true],
    ['with more than the one left open', [allow('s3:GetObject', `${BUCKET}/?`)], 's3:GetObject', `${BUCKET}/ab`, false],
    ['whose action is in other letters', [allow('S3:getobject', '*')], 's3:GetObject', `${BUCKET}/a`, true],
    [
      'whose resource is in other letters',
      [allow('s3:GetObject', `${BUCKET}/A`)],
      's3:GetObject',
      `${BUCKET}/a`,
      false,
    ],
    ['on one of several', [allow(['s3:PutObject', 's3:GetObject'], ['x', '*'])], 's3:GetObject', `${BUCKET}/a`, true],
    ['allowed and denied', [allow('*', '*'), deny('s3:Get*', `${BUCKET}/a`)], 's3:GetObject', `${BUCKET}/a`, false],
    ['denied elsewhere', [allow('*', '*'), deny('s3:Get*', `${BUCKET}/b`)], 's3:GetObject', `${BUCKET}/a`, true],
  ])('%s', (_, statements, action, resource, expected) => {
    expect(isAllowed(read(...statements), { action, resource })).toBe(expected)
  })

  test('must meet every condition, and does not when it lacks the key', () => {
    const statements = read(
      allow('ses:SendRawEmail', '*', {
        Condition: { StringEquals: { 'ses:FromAddress': ['a@x.example', 'b@x.example'] } },
      }),
    )
    const send = (context?: Record<string, string>) =>
      isAllowed(statements, { action: 'ses:SendRawEmail', resource: 'r', ...(context && { context }) })
    expect(send({ 'ses:FromAddress': 'b@x.example' })).toBe(true)
    expect(send({ 'ses:FromAddress': 'c@x.example' })).toBe(false)
    expect(send({})).toBe(false)
    expect(send()).toBe(false)
  })
})

test('a policy with unknown elements is rejected rather than guessed', () => {
  expect(() => read({ Effect: 'Allow', NotAction: 's3:GetObject', Resource: '*' })).toThrow()
  expect(() => read(allow('*', '*', { Condition: { StringLike: { 'ses:FromAddress': '*' } } }))).toThrow()
})

test('grants are pairs of action and resource, and a call uses those that it needs', () => {
  const statements = read(
    allow(['s3:GetObject', 's3:PutObject'], [`${BUCKET}/a/*`, `${BUCKET}/b/*`]),
    deny('s3:*', 'x'),
  )
  expect(listGrants(statements)).toEqual([
    `s3:GetObject ${BUCKET}/a/*`,
    `s3:GetObject ${BUCKET}/b/*`,
    `s3:PutObject ${BUCKET}/a/*`,
    `s3:PutObject ${BUCKET}/b/*`,
  ])
  expect(usedGrants(statements, { action: 's3:PutObject', resource: `${BUCKET}/b/c` })).toEqual([
    `s3:PutObject ${BUCKET}/b/*`,
  ])
})
