// The ways to write a talk. A new one is a folder beside this file and a line in it.
export { markdown } from './markdown/index.ts'
export { text } from './text/index.ts'
