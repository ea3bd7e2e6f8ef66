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
  // most are small whole numbers
  const whole = Math.trunc(value)
  if (whole === value && whole >= 0 && whole < logarithms.length) return logarithms[whole]!
  return Math.sign(value) * Math.log1p(Math.abs(value))
}

/** log(1 + n), by n */
const logarithms = Float64Array.from({ length: 128 }, (_, n) => Math.log1p(n))

/** log(p / (1 - p)), of a p that is at least `least` away from 0 and 1. */
export function logOdds(p: number, least: number): number {
  const likely = Math.min(1 - least, Math.max(least, p))
  return Math.log(likely / (1 - likely))
}

/**
 * weights · rows + bias, by row; rows beyond the ends are zeros. Four rows by two outputs at a time, so that what is read is
 * used again.
 */
function affine({ dilation, weights, bias }: Layer, x: Float64Array, count: number): Float64Array {
  const outputs = bias.length
  const size = Math.trunc(x.length / count)
  const step = dilation * size
  const taps = dilation ? 3 : 1
  // zeros on both sides, and three rows more where the last ones have none beside them
  const padded = new Float64Array(x.length + 2 * step + 3 * size)
  padded.set(x, step)
  const z = new Float64Array((count + 3) * outputs)
  for (let output = 0; output < outputs; output += 2) {
    // the last output again where there is no other
    const next = Math.min(output + 1, outputs - 1)
    const own = output * taps * size
    const other = next * taps * size
    for (let row = 0; row < count; row += 4) {
      let a = bias[output]!
      let b = a
      let c = a
      let d = a
      let e = bias[next]!
      let f = e
      let g = e
      let h = e
      for (let tap = 0, from = row * size, at = 0; tap < taps; tap++, from += step) {
        for (let i = from, end = from + size; i < end; i++, at++) {
          const first = padded[i]!
          const second = padded[i + size]!
          const third = padded[i + 2 * size]!
          const fourth = padded[i + 3 * size]!
          const one = weights[own + at]!
          a += one * first
          b += one * second
          c += one * third
          d += one * fourth
          const two = weights[other + at]!
          e += two * first
          f += two * second
          g += two * third
          h += two * fourth
        }
      }
      const to = row * outputs
      z[to + output] = a
      z[to + next] = e
      z[to + outputs + output] = b
      z[to + outputs + next] = f
      z[to + 2 * outputs + output] = c
      z[to + 2 * outputs + next] = g
      z[to + 3 * outputs + output] = d
      z[to + 3 * outputs + next] = h
    }
  }
  return z.subarray(0, count * outputs)
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
