// What a person is asked first.
import { expect, test } from 'vitest'
import { makeSource } from '../../../model/source.ts'
import { decide } from './decide.ts'
import { findDoubts } from './doubts.ts'

test('where slides begin comes before what lines are, of each the most doubtful first, and what is sure not at all', () => {
  const structure = decide(makeSource('talk.txt', 'One\n- two\n- three\n- four\nFive\n'))
  const sure = { reason: 'sure', confidence: 0.95 }
  const at = [[0.95, 0.5], [0.8, 0.95], [0.95, 0.95], [0.6, 0.4], [0.95, 0.7]]
  const decisions = structure.decisions.map((decision, index) => ({
    ...decision, boundary: { ...sure, confidence: at[index]![0]! }, why: { ...sure, confidence: at[index]![1]! },
  }))
  expect(findDoubts({ ...structure, decisions }).map(({ line, is, confidence }) => [line, is, confidence])).toEqual([
    [4, 'no start', 0.6], [2, 'no start', 0.8], [1, 'title', 0.5], [5, 'title', 0.7],
  ])
})
