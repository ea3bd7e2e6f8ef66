// What is done with a PDF that the browser printed.
export { checkPdf } from './check.ts'
export { openPdf } from './file.ts'
export { finishPdf } from './finish.ts'
export { joinPdfs } from './join.ts'
export { canPutBack, putBack } from './pictures/pictures.ts'
