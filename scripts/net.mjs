// Trains a small convolutional network over sequences of rows: the part of the training that knows nothing of slides.
import { randomOf } from './boost.mjs'

/** How far each layer's three taps stand apart: together they see sixteen lines on each side. */
const dilations = [1, 2, 4, 8, 1]
const taps = 3

export const defaults = {
  classes: 5, hidden: 32, steps: 300, batch: 16, window: 256, rate: 0.003, decay: 0.02, dropout: 0.2, forget: 0.1, smooth: 0.02, seed: 7,
}

/**
 * Trains a network. A sequence has `x` (rows of `width` inputs, each of about mean 0 and deviation 1), `labels` and
 * `weights` by row, `free` (1 where class `either` is as right as the label) and `share`, how often it is drawn.
 * Returns the layers that `net.ts` reads.
 */
export function trainNet(sequences, width, either, options) {
  const o = { ...defaults, ...options }
  const random = randomOf(o.seed)
  const layers = [layer(width, o.hidden, 0, random), ...dilations.map((dilation) => layer(taps * o.hidden, o.hidden, dilation, random))]
  const out = layer(o.hidden, o.classes, 0, random)
  const values = [...layers, out].flatMap(({ weights, bias, gain, shift }) => [weights, bias, gain, shift])
  const slopes = values.map((array) => new Float64Array(array.length))
  const moments = values.map((array) => [new Float64Array(array.length), new Float64Array(array.length)])
  const scratch = [...layers, out].map((one) => room(one, o.window))
  const input = new Float64Array(o.window * width)
  const draw = drawer(sequences.map(({ share }) => share), random)
  for (let step = 0; step < o.steps; step++) {
    for (const array of slopes) array.fill(0)
    const windows = Array.from({ length: o.batch }, () => {
      const sequence = sequences[draw()]
      const count = Math.min(o.window, sequence.labels.length)
      return { sequence, count, from: Math.floor(random() * (sequence.labels.length - count + 1)) }
    })
    let total = 0
    for (const { sequence, count, from } of windows) for (let row = from; row < from + count; row++) total += sequence.weights[row]
    for (const { sequence, count, from } of windows) {
      pick(sequence.x, from, count, width, input, o.forget, random)
      let x = input
      layers.forEach((one, at) => { x = forward(one, x, count, scratch[at], o.dropout, random) })
      affine(out, x, count, scratch.at(-1))
      slopeOfLoss(scratch.at(-1), sequence, from, count, either, o, total)
      let back = affineBack(out, x, count, scratch.at(-1), slopes, layers.length * 4)
      for (let at = layers.length - 1; at >= 0; at--) {
        back = backward(layers[at], at ? scratch[at - 1].y : input, count, scratch[at], back, slopes, at * 4)
      }
    }
    adam(values, slopes, moments, step, o)
  }
  return { layers: [...layers, out].map(({ dilation, ...arrays }) => ({ dilation, ...map(arrays, (array) => Array.from(array, rounded)) })) }
}

const rounded = (value) => Number(value.toPrecision(3))
const map = (object, change) => Object.fromEntries(Object.entries(object).flatMap(([name, value]) => (value.length === undefined ? [] : [[name, change(value)]])))

function layer(inputs, outputs, dilation, random) {
  const reach = 1 / Math.sqrt(inputs)
  const around = (length) => Float64Array.from({ length }, () => (2 * random() - 1) * reach)
  return { inputs, outputs, dilation, weights: around(inputs * outputs), bias: around(outputs), gain: new Float64Array(outputs).fill(1), shift: new Float64Array(outputs) }
}

function room({ inputs, outputs }, rows) {
  const of = (size) => new Float64Array(rows * size)
  return { gathered: of(inputs), z: of(outputs), bend: of(outputs), normal: of(outputs), deviation: of(1), y: of(outputs), slope: of(outputs), gatheredSlope: of(inputs), back: of(Math.max(inputs, outputs)) }
}

function drawer(shares, random) {
  const upTo = []
  let sum = 0
  for (const share of shares) upTo.push(sum += share)
  return () => {
    const value = random() * sum
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle] <= value) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A window of rows; some inputs are left out of all of it, others of a row. */
function pick(x, from, count, width, input, forget, random) {
  const keep = Float64Array.from({ length: width }, () => (random() < forget ? 0 : 1))
  for (let row = 0, at = 0; row < count; row++) {
    for (let one = 0; one < width; one++, at++) input[at] = random() < forget / 2 ? 0 : keep[one] * x[from * width + at]
  }
}

/** The rows that a layer sees of each row: itself, or three rows that stand `dilation` apart. */
function gather({ inputs, outputs, dilation }, x, count, space) {
  if (!dilation) return x
  const { gathered } = space
  for (let row = 0; row < count; row++) for (let tap = 0; tap < taps; tap++) {
    const other = row + (tap - 1) * dilation
    const to = row * inputs + tap * outputs
    if (other < 0 || other >= count) gathered.fill(0, to, to + outputs)
    else gathered.set(x.subarray(other * outputs, (other + 1) * outputs), to)
  }
  return gathered
}

function affine({ inputs, outputs, weights, bias }, x, count, { z }) {
  for (let row = 0; row < count; row++) for (let to = 0; to < outputs; to++) {
    z[row * outputs + to] = bias[to] + dot(weights, to * inputs, x, row * inputs, inputs)
  }
}

/** Four sums side by side: one would wait for itself. */
function dot(a, i, b, j, size) {
  let w = 0, x = 0, y = 0, z = 0
  const end = i + size
  for (; i + 3 < end; i += 4, j += 4) {
    w += a[i] * b[j]
    x += a[i + 1] * b[j + 1]
    y += a[i + 2] * b[j + 2]
    z += a[i + 3] * b[j + 3]
  }
  for (; i < end; i++, j++) w += a[i] * b[j]
  return w + x + y + z
}

function affineBack({ inputs, outputs, weights }, x, count, { slope, gatheredSlope }, slopes, at) {
  gatheredSlope.fill(0, 0, count * inputs)
  const own = slopes[at]
  const ownBias = slopes[at + 1]
  for (let row = 0; row < count; row++) for (let to = 0; to < outputs; to++) {
    const value = slope[row * outputs + to]
    if (!value) continue
    ownBias[to] += value
    for (let from = 0, w = to * inputs, v = row * inputs; from < inputs; from++) {
      own[w + from] += value * x[v + from]
      gatheredSlope[v + from] += value * weights[w + from]
    }
  }
  return gatheredSlope
}

/** y = normalised(x + dropout(silu(weights · x + bias))), where only a layer over several rows adds what it got. */
function forward(one, x, count, space, dropout, random) {
  const { outputs, gain, shift, dilation } = one
  affine(one, gather(one, x, count, space), count, space)
  const { z, bend, normal, deviation, y } = space
  for (let row = 0; row < count; row++) {
    const from = row * outputs
    let mean = 0
    for (let at = from; at < from + outputs; at++) {
      const open = 1 / (1 + Math.exp(-z[at]))
      const keep = random() < dropout ? 0 : 1 / (1 - dropout)
      bend[at] = keep * open * (1 + z[at] * (1 - open))
      y[at] = keep * open * z[at] + (dilation ? x[at] : 0)
      mean += y[at] / outputs
    }
    let variance = 0
    for (let at = from; at < from + outputs; at++) variance += (y[at] - mean) ** 2 / outputs
    deviation[row] = Math.sqrt(variance + 1e-5)
    for (let at = from, to = 0; to < outputs; at++, to++) {
      normal[at] = (y[at] - mean) / deviation[row]
      y[at] = normal[at] * gain[to] + shift[to]
    }
  }
  return y
}

function backward(one, x, count, space, after, slopes, at) {
  const { inputs, outputs, dilation, gain } = one
  const { bend, normal, deviation, slope, gathered, back } = space
  for (let row = 0; row < count; row++) {
    const from = row * outputs
    let mean = 0
    let along = 0
    for (let to = 0; to < outputs; to++) {
      const value = after[from + to]
      slopes[at + 2][to] += value * normal[from + to]
      slopes[at + 3][to] += value
      mean += value * gain[to] / outputs
      along += value * gain[to] * normal[from + to] / outputs
    }
    for (let to = 0, k = from; to < outputs; to++, k++) {
      back[k] = (after[k] * gain[to] - mean - normal[k] * along) / deviation[row]
      slope[k] = back[k] * bend[k]
    }
  }
  const inner = affineBack(one, dilation ? gathered : x, count, space, slopes, at)
  if (!dilation) return inner
  for (let row = 0; row < count; row++) for (let tap = 0; tap < taps; tap++) {
    const other = row + (tap - 1) * dilation
    if (other < 0 || other >= count) continue
    for (let to = 0, k = row * inputs + tap * outputs, b = other * outputs; to < outputs; to++) back[b + to] += inner[k + to]
  }
  return back
}

/** Slope of the loss (cross entropy, a little smoothed) by the scores. */
function slopeOfLoss({ z, slope }, { labels, weights, free }, from, count, either, { classes, smooth }, total) {
  for (let row = 0; row < count; row++) {
    const at = row * classes
    const label = labels[from + row]
    let highest = -Infinity
    for (let one = 0; one < classes; one++) highest = Math.max(highest, z[at + one])
    let sum = 0
    for (let one = 0; one < classes; one++) sum += slope[at + one] = Math.exp(z[at + one] - highest)
    const loose = free[from + row] && label !== either
    const right = loose ? slope[at + label] + slope[at + either] : sum
    for (let one = 0; one < classes; one++) {
      const wanted = loose ? (one === label || one === either ? slope[at + one] / right : 0) : (one === label ? 1 - smooth : 0) + smooth / classes
      slope[at + one] = (slope[at + one] / sum - wanted) * weights[from + row] / total
    }
  }
}

/** One step of AdamW with a rate that rises, then falls to nothing; slopes are shortened to length 1. */
function adam(values, slopes, moments, step, { steps, rate, decay }) {
  let length = 0
  for (const array of slopes) for (const value of array) length += value * value
  const shorten = Math.min(1, 1 / Math.sqrt(length))
  const now = rate * Math.min(1, (step + 1) / 40) * (0.5 + 0.5 * Math.cos(Math.PI * step / steps))
  const [first, second] = [0.9, 0.98]
  values.forEach((array, index) => {
    const [mean, square] = moments[index]
    for (let at = 0; at < array.length; at++) {
      const slope = slopes[index][at] * shorten
      mean[at] = first * mean[at] + (1 - first) * slope
      square[at] = second * square[at] + (1 - second) * slope * slope
      if (index % 4 === 0) array[at] *= 1 - now * decay
      array[at] -= now * (mean[at] / (1 - first ** (step + 1))) / (Math.sqrt(square[at] / (1 - second ** (step + 1))) + 1e-8)
    }
  })
}
