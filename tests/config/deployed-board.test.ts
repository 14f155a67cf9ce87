import { expect, test } from 'vitest'
import { readDeployedBoard, writeDeployedBoard } from '../../shared/config/deployed-board.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()

test('a deployed board is read back unchanged', () => {
  expect(readDeployedBoard(writeDeployedBoard(board))).toEqual(board)
})

test('invalid deployed settings are rejected by name', () => {
  const damaged = JSON.stringify({ ...board, meetings: [{ date: 'soon' }] })
  expect(() => readDeployedBoard(damaged)).toThrow(
    /^The board's deployed settings have faults, so nothing was done: .*meetings\.0\.date/,
  )
})
