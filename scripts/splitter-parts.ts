// What the training needs of the splitter.
export { makeSource } from '../src/model/source.ts'
export { contentOf } from '../src/read/formats/text/content.ts'
export { decode } from '../src/read/formats/text/decode.ts'
export { featureNames, featuresOf } from '../src/read/formats/text/features.ts'
export { readLines } from '../src/read/formats/text/lines.ts'
export { classIndex, styleFeatureNames, styleFeatures } from '../src/read/formats/text/style.ts'
export { classify, forestOf } from '../src/read/formats/text/trees.ts'
export { applyRules } from '../src/read/formats/text/rules.ts'
