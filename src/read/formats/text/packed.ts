// Learned numbers as they lie in the package: base64 of their bytes, which is read twenty times faster than digits.
import type { NetData } from './net.ts'
import type { ForestData } from './trees.ts'

/** A forest: `feature` are 16-bit integers, `value` 32-bit floats, little endian. */
export interface PackedForest {
  feature: string
  value: string
}

/** A network: all numbers of its layers are 32-bit floats. */
export interface PackedNet {
  inputs: NetData['inputs']
  layers: { dilation: number; weights: string; bias: string; gain: string; shift: string }[]
}

export const unpackForest = ({ feature, value }: PackedForest): ForestData => ({ feature: new Int16Array(bytesOf(feature)), value: floatsOf(value) })

export const unpackNet = ({ inputs, layers }: PackedNet): NetData => ({
  inputs,
  layers: layers.map(({ dilation, weights, bias, gain, shift }) => (
    { dilation, weights: floatsOf(weights), bias: floatsOf(bias), gain: floatsOf(gain), shift: floatsOf(shift) })),
})

export const packForest = ({ feature, value }: ForestData): PackedForest => ({ feature: textOf(Int16Array.from(feature)), value: textOf(Float32Array.from(value)) })

export const packNet = ({ inputs, layers }: NetData): PackedNet => ({
  inputs,
  layers: layers.map(({ dilation, weights, bias, gain, shift }) => (
    { dilation, weights: packed(weights), bias: packed(bias), gain: packed(gain), shift: packed(shift) })),
})

const floatsOf = (text: string): Float32Array => new Float32Array(bytesOf(text))
const packed = (numbers: ArrayLike<number>): string => textOf(Float32Array.from(numbers))
const textOf = ({ buffer }: Int16Array | Float32Array): string => Buffer.from(buffer).toString('base64')

function bytesOf(text: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, 'base64')
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength)
}
