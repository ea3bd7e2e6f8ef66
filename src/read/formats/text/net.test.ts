import { describe, expect, test } from 'vitest'
import { judgeByNet, netOf, type NetData } from './net.ts'

/** Rows of one feature. */
const rowsOf = (values: readonly number[]) => ({
  count: values.length, width: 1, write: (index: number, row: Float32Array) => { row[0] = values[index]! },
})
const plain = { gain: [1, 1], shift: [0, 0] }

/** Two inputs, whether the feature is 1 and whether it is 2; then the line `dilation` above is looked at. */
const lookingAbove = (dilation: number): NetData => ({
  inputs: [1, 2].map((is) => ({ feature: 0, is, mean: 0, deviation: 1 })),
  layers: [
    { dilation: 0, weights: [4, -4, -4, 4], bias: [0, 0], ...plain },
    { dilation, weights: [9, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0], bias: [0, 0], ...plain },
    { dilation: 0, weights: [0, 0, 6, 0, 0, 6, 0, 0, 0, 0], bias: [0, 0, 0, -9, -9], gain: [], shift: [] },
  ],
})

const likeliest = (p: Float32Array): number[] =>
  Array.from({ length: p.length / 5 }, (_, index) => { const own = [...p.subarray(index * 5, index * 5 + 5)]; return own.indexOf(Math.max(...own)) })

describe('a network over lines', () => {
  test('judges a line by one that stands as far above as the layer reaches', () => {
    const p = judgeByNet(netOf(lookingAbove(2)), rowsOf([1, 2, 1, 1, 2, 2]))
    // the first two have nothing above, and are judged by themselves
    expect(likeliest(p)).toEqual([1, 2, 1, 2, 1, 1])
  })

  test('gives each line probabilities that are 1 together', () => {
    const p = judgeByNet(netOf(lookingAbove(1)), rowsOf([1, 2, 0, 1e6, -1e6]))
    for (let index = 0; index < 5; index++) expect(p.subarray(index * 5, index * 5 + 5).reduce((sum, one) => sum + one)).toBeCloseTo(1)
  })

  test('judges a line alike wherever it stands in a long text', () => {
    const values = Array.from({ length: 1500 }, (_, index) => ((index * index) % 7) % 3)
    const net = netOf(lookingAbove(8))
    const whole = judgeByNet(net, rowsOf(values))
    const later = judgeByNet(net, rowsOf(values.slice(100)))
    expect(later.subarray(5 * 8)).toEqual(whole.subarray(5 * 108))
  })
})
