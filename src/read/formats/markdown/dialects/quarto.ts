// Quarto and Pandoc: https://quarto.org/docs/presentations/revealjs, https://pandoc.org/MANUAL.html#slide-shows
import { named, nothing, type Dialect } from './dialect.ts'

export const quarto: Dialect = {
  name: 'Quarto',
  signs: ['format', 'incremental', 'slide-level', 'execute'],
  deck: {
    theme: nothing,
    transition: named('transition', { none: 'none', fade: 'fade', slide: 'slide' }),
    abstract: (value) => (typeof value === 'string' ? { description: value } : null),
  },
  slide: {},
  // attributes behind headings, pictures and words; a pause
  unread: '(?<=^#{1,6}[ \\t].*)\\{[^{}\\n]*\\}(?=[ \\t]*$)|(?<=\\))\\{[^{}\\n]*\\}|(?<!!)\\[(?=[^[\\]\\n]*\\]\\{)|\\]\\{[^{}\\n]*\\}|^\\. \\. \\.(?=[ \\t]*$)',
  codeOptions: /^(?:(?:#|\/\/|--)\|.*(?:\n|$))+/,
  regions: ['left', 'right', 'default'],
  stepRegion: 'incremental',
  hasSteps: (fields) => fields.some(({ key, value }) => (key === 'incremental' && value === 'true') || (key === 'format' && /"incremental":"true"/.test(JSON.stringify(value)))),
  slideLevel: (fields) => Number(fields.find(({ key }) => key === 'slide-level')?.value ?? 2) || 2,
}
