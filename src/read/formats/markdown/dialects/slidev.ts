// Slidev: https://sli.dev/custom/#headmatter and https://sli.dev/builtin/layouts
import { named, nothing, type Dialect, type Translation } from './dialect.ts'

const layout = named('layout', {
  cover: 'title', section: 'section', statement: 'statement', quote: 'quote', end: 'closing',
  'two-cols': 'two-columns', 'two-cols-header': 'two-columns', 'image-left': 'image-left', 'image-right': 'image-right', image: 'image-full',
})
const transition = named('transition', {
  none: 'none', fade: 'fade', 'fade-out': 'fade', 'view-transition': 'fade',
  slide: 'slide', 'slide-left': 'slide', 'slide-right': 'slide', 'slide-up': 'slide', 'slide-down': 'slide',
})
const info: Translation = (value) => (typeof value === 'string' ? { description: value.replace(/^#+\s+|\s*\n\s*/g, ' ').trim() } : null)
const aspectRatio: Translation = (value) => named('size', { '16/9': '16:9', '16/10': '16:10', '4/3': '4:3', '9/16': '9:16' })(String(value).replace(/\s/g, ''))
const routeAlias: Translation = (value) => (typeof value === 'string' && /^\p{L}[\p{L}\p{N}_-]*$/u.test(value) ? { id: value } : null)

export const slidev: Dialect = {
  name: 'Slidev',
  signs: ['routerMode', 'drawings', 'mdc', 'comark', 'colorSchema', 'aspectRatio', 'canvasWidth', 'highlighter', 'themeConfig', 'addons', 'titleTemplate', 'exportFilename'],
  deck: { theme: nothing, class: nothing, info, aspectRatio, transition, layout },
  slide: { layout, transition, routeAlias },
  leftFirst: 'two-cols',
  publicFolder: 'public',
}
