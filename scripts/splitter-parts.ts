// What training and scoring need of the splitter.
import type { Source } from '../src/model/source.ts'
import { draftSlide } from '../src/read/slide.ts'
import { splitSlides } from '../src/read/split.ts'
import { buildNodes } from '../src/read/formats/text/build.ts'
import { decide } from '../src/read/formats/text/decide.ts'
import { splitterOf } from '../src/read/formats/text/learned.ts'
import { inputsOf, judgeByNet, netOf, seenOf, type NetData } from '../src/read/formats/text/net.ts'
import { forestOf, forestsOf, type ForestData } from '../src/read/formats/text/trees.ts'

export { makeSource } from '../src/model/source.ts'
export { contentOf } from '../src/read/formats/text/content.ts'
export { featureNames } from '../src/read/formats/text/features.ts'
export { findGiven } from '../src/read/formats/text/given/given.ts'
export { headFeatureNames, headFeatures } from '../src/read/formats/text/head/features.ts'
export { decideHeads, headClasses } from '../src/read/formats/text/head/head.ts'
export { packForest, packNet } from '../src/read/formats/text/packed.ts'
export { readLines } from '../src/read/formats/text/lines.ts'
export { askedNames, judgeLines, lookTwice, mayBe, rowsOf } from '../src/read/formats/text/looks.ts'
export { widthOf } from '../src/read/formats/text/shape.ts'
export { classIndex, styleFeatureNames } from '../src/read/formats/text/style.ts'
export { forestOf, forestsOf, inputsOf, judgeByNet, netOf, seenOf }

/** What is trained together: the forests of both looks, the network, and the forests of slides' heads. */
export interface Trained {
  first: ForestData[]
  second: ForestData[]
  net: NetData
  heads: ForestData & { classes: number }
}

/** The slides of a text and what was decided of its lines, by what was trained. */
export function slidesOf(source: Source, { first, second, net, heads }: Trained) {
  const splitter = splitterOf({ first: first.map(forestOf), second: second.map(forestOf), net: netOf(net) }, forestsOf(heads))
  const { given, content, decisions } = decide(source, undefined, splitter)
  const slides = splitSlides(buildNodes(given, content, decisions).nodes).map((piece) => draftSlide(piece, source).value)
  return {
    slides: slides.map(({ line, title, subtitle }) => ({ line, title, subtitle })),
    lines: decisions.map((decision, index) => ({ ...decision, line: given.lines[content.at[index]!]!.number })),
  }
}
