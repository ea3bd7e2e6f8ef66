// Every format that a deck can be exported to: one file each, one line here.
export { html } from './html.ts'
export { pdf } from './pdf.ts'
export { png, jpeg, webp } from './pictures.ts'
