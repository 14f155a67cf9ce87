import { describe, expect, test } from 'vitest'
import { describeExamples, exampleAddresses } from '../../shared/config/example-addresses.ts'
import { sampleBoard } from '../given/sample-board.ts'

const sample = sampleBoard()
/** The sample with every example replaced, and one address put back. */
const real = JSON.parse(JSON.stringify(sample).replaceAll('.example', '.gov.uk')) as typeof sample

describe('addresses that are examples', () => {
  test('are found wherever they stand in the file, with their place', () => {
    const found = exampleAddresses(sample)
    expect(found).toContainEqual({
      place: 'roles.commissioner.email',
      value: 'commissioner@cambridgeshire-pcc.example',
    })
    expect(found).toContainEqual({ place: 'mail.domain', value: 'cambridgeshire-pcc.example' })
    expect(found).toContainEqual({ place: 'board.website', value: 'https://www.cambridgeshire-pcc.example' })
    // nothing that is printed as an example is left out
    const printed = JSON.stringify(sample).match(/"[^"\s]*\.example[^"\s]*"/g) ?? []
    expect(found).toHaveLength(printed.length)
  })

  test.each(['a@b.test', 'a@b.invalid', 'a@example.org', 'https://localhost.localhost/x', 'mail.example.com'])(
    'are those of every reserved domain: %s',
    website => {
      expect(exampleAddresses({ ...real, board: { ...real.board, website } })).toEqual([
        { place: 'board.website', value: website },
      ])
    },
  )

  test.each(['a@examples.org', 'a@contest.gov.uk', 'example', 'an example.com of it'])(
    'are not those that only look like one: %s',
    name => {
      expect(exampleAddresses({ ...real, board: { ...real.board, name } })).toEqual([])
    },
  )

  test('are described with their number and the first of them', () => {
    expect(describeExamples([])).toBeNull()
    expect(describeExamples([{ place: 'mail.domain', value: 'a.example' }])).toBe(
      '1 address is an example that nobody reaches: a.example (mail.domain). Put your own in.',
    )
    expect(describeExamples(exampleAddresses(sample))).toMatch(
      /^\d\d addresses are examples that nobody reaches: .*\(board\.website\), .* and \d+ more\. Put your own in\.$/,
    )
  })
})
