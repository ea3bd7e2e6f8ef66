// A small convolutional network: what each line is, from its own features and those of the sixteen lines on either side.
import { classNames } from './style.ts'
import type { Rows } from './trees.ts'

/** What the network sees of a feature: sign · log(1 + |x|), or with `is` whether it has that value; less `mean`, by `deviation`. */
export interface Input {
  feature: number
  is?: number
  mean: number
  deviation: number
}

/** y = normalised(x + silu(weights · rows + bias)) · gain + shift, over three rows `dilation` apart; of one row, without x, where it is 0. */
export interface Layer {
  dilation: number
  /** by output, tap and input */
  weights: Float64Array
  bias: Float64Array
  gain: Float64Array
  shift: Float64Array
}

/** The last layer gives the classes' scores, neither bent nor normalised. */
export interface Net {
  inputs: readonly Input[]
  layers: readonly Layer[]
}

/** What `scripts/train-splitter.mjs` writes. */
export interface NetData {
  inputs: Input[]
  layers: { dilation: number; weights: ArrayLike<number>; bias: ArrayLike<number>; gain: ArrayLike<number>; shift: ArrayLike<number> }[]
}

export function netOf({ inputs, layers }: NetData): Net {
  return {
    inputs,
    layers: layers.map(({ dilation, weights, bias, gain, shift }) => ({
      dilation,
      weights: Float64Array.from(weights),
      bias: Float64Array.from(bias),
      gain: Float64Array.from(gain),
      shift: Float64Array.from(shift),
    })),
  }
}

/** So many lines at a time, so that a long text needs no more memory than a short one. */
const block = 512

/** The classes' probabilities of all lines, by line and class. */
export function judgeByNet(net: Net, rows: Rows): Float32Array {
  const reach = net.layers.reduce((sum, { dilation }) => sum + dilation, 0)
  const classes = classNames.length
  const out = new Float32Array(rows.count * classes)
  for (let start = 0; start < rows.count; start += block) {
    const from = Math.max(0, start - reach)
    const to = Math.min(rows.count, start + block + reach)
    let x = inputsOf(net.inputs, rows, from, to)
    for (const layer of net.layers.slice(0, -1)) x = hidden(layer, x, to - from)
    const scores = affine(net.layers.at(-1)!, x, to - from)
    for (let index = start; index < Math.min(rows.count, start + block); index++) {
      softmax(scores, (index - from) * classes, out, index * classes, classes)
    }
  }
  return out
}

/** The network's inputs of lines `from` to `to`. */
export function inputsOf(inputs: readonly Input[], rows: Rows, from: number, to: number): Float64Array {
  const x = new Float64Array((to - from) * inputs.length)
  const row = new Float32Array(rows.width)
  for (let index = from, at = 0; index < to; index++) {
    rows.write(index, row)
    for (const input of inputs) x[at++] = Math.max(-4, Math.min(4, (seenOf(input, row[input.feature]!) - input.mean) / input.deviation))
  }
  return x
}

/** An input before it is made to have mean 0 and deviation 1. */
export function seenOf({ is }: Pick<Input, 'is'>, value: number): number {
  if (is !== undefined) return value === is ? 1 : 0
  return Math.sign(value) * Math.log1p(Math.abs(value))
}

/** log(p / (1 - p)), of a p that is at least `least` away from 0 and 1. */
export function logOdds(p: number, least: number): number {
  const likely = Math.min(1 - least, Math.max(least, p))
  return Math.log(likely / (1 - likely))
}

/** weights · rows + bias, by row; rows beyond the ends are zeros. */
function affine({ dilation, weights, bias }: Layer, x: Float64Array, count: number): Float64Array {
  const outputs = bias.length
  const size = x.length / count
  const taps = dilation ? [-dilation, 0, dilation] : [0]
  const z = new Float64Array(count * outputs)
  for (let row = 0; row < count; row++) {
    z.set(bias, row * outputs)
    for (let tap = 0; tap < taps.length; tap++) {
      const other = row + taps[tap]!
      if (other < 0 || other >= count) continue
      for (let output = 0; output < outputs; output++) {
        z[row * outputs + output]! += dot(weights, (output * taps.length + tap) * size, x, other * size, size)
      }
    }
  }
  return z
}

/** Four sums side by side are more than twice as fast as one, which waits for itself. */
function dot(a: Float64Array, i: number, b: Float64Array, j: number, size: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  const end = i + size
  for (; i + 3 < end; i += 4, j += 4) {
    first += a[i]! * b[j]!
    second += a[i + 1]! * b[j + 1]!
    third += a[i + 2]! * b[j + 2]!
    fourth += a[i + 3]! * b[j + 3]!
  }
  for (; i < end; i++, j++) first += a[i]! * b[j]!
  return first + second + third + fourth
}

function hidden(layer: Layer, x: Float64Array, count: number): Float64Array {
  const y = affine(layer, x, count)
  const { dilation, gain, shift } = layer
  const size = gain.length
  for (let from = 0; from < y.length; from += size) {
    let sum = 0
    let squares = 0
    for (let at = from; at < from + size; at++) {
      const value = y[at]! / (1 + Math.exp(-y[at]!)) + (dilation ? x[at]! : 0)
      y[at] = value
      sum += value
      squares += value * value
    }
    const mean = sum / size
    const scale = 1 / Math.sqrt(squares / size - mean * mean + 1e-5)
    for (let one = 0; one < size; one++) y[from + one] = (y[from + one]! - mean) * scale * gain[one]! + shift[one]!
  }
  return y
}

function softmax(scores: Float64Array, from: number, out: Float32Array, to: number, classes: number): void {
  let highest = -Infinity
  for (let one = 0; one < classes; one++) highest = Math.max(highest, scores[from + one]!)
  let sum = 0
  for (let one = 0; one < classes; one++) sum += out[to + one] = Math.exp(scores[from + one]! - highest)
  for (let one = 0; one < classes; one++) out[to + one]! /= sum
}
