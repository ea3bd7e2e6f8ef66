// Every format that a deck can be exported to: one file each, one line here.
export { html } from './html.ts'
export { md } from './md.ts'
export { pdf } from './pdf.ts'
export { png, jpeg, webp } from './pictures.ts'
export { pptx } from './pptx.ts'
export { text } from './text.ts'
