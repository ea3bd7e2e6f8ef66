// Trains the splitter's network on texts whose slides are known, once for each fold of authors to leave out.
import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { trainNet } from './net.mjs'

/** features that are one of so many kinds rather than an amount */
const kinds = { opens: 8, ends: 11 }

/** The network's inputs: what is known of the line itself, for the network sees its neighbours by itself. */
function inputsOf(names, tables, seenOf) {
  const inputs = names.flatMap((name, feature) => {
    if (/[+-]\d+$/.test(name)) return []
    return kinds[name] ? Array.from({ length: kinds[name] }, (_, is) => ({ feature, is })) : [{ feature }]
  })
  return inputs.map((input) => {
    let [count, sum, squares] = [0, 0, 0]
    for (const { rows, width } of tables) for (let at = input.feature; at < rows.length; at += width) {
      const value = seenOf(input, rows[at])
      count++
      sum += value
      squares += value * value
    }
    const mean = sum / count
    const deviation = Math.sqrt(squares / count - mean * mean) + 0.001
    return { ...input, mean: Number(mean.toPrecision(4)), deviation: Number(deviation.toPrecision(4)) }
  })
}

const shared = (array) => {
  const copy = new array.constructor(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}

/** The networks for each fold to leave out. `rows` are the texts' rows of features, `shareOf` how often a text is drawn. */
export async function trainNets(texts, rows, parts, folds, leaveOut, shareOf, options = {}) {
  const tables = rows.map(({ count, width, write }) => {
    const table = { rows: new Float32Array(count * width), width }
    for (let index = 0; index < count; index++) write(index, table.rows.subarray(index * width, (index + 1) * width))
    return table
  })
  const inputs = inputsOf(parts.featureNames, tables, parts.seenOf)
  const sequences = texts.map((text, at) => ({
    fold: folds[at],
    share: shareOf(text),
    x: shared(Float32Array.from(parts.inputsOf(inputs, rows[at], 0, rows[at].count))),
    labels: Uint8Array.from(text.labels),
    free: Uint8Array.from(text.begins, (begins) => (begins === 'untitled' || begins === 'heading' ? 1 : 0)),
    weights: Float32Array.from(text.labels, (label) => (label === parts.classIndex.subtitle ? 1.3 : 1)),
  }))
  const nets = new Array(leaveOut.length)
  let next = 0
  const run = async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { sequences, width: inputs.length, either: parts.classIndex.title, options } })
    while (next < leaveOut.length) {
      const at = next++
      worker.postMessage(leaveOut[at])
      // rejects where the worker fails
      const [net] = await once(worker, 'message')
      nets[at] = { inputs, ...net }
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: options.threads ?? 2 }, run))
  return nets
}

if (!isMainThread && workerData?.sequences) {
  const { sequences, width, either, options } = workerData
  parentPort.on('message', (fold) => parentPort.postMessage(trainNet(sequences.filter((one) => one.fold !== fold), width, either, options)))
}
