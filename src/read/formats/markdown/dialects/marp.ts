// Marp: https://marpit.marp.app/directives, https://github.com/marp-team/marp-core
import { named, nothing, type Dialect } from './dialect.ts'

const directives = /^\s*_?(?:theme|style|class|paginate|header|footer|color|background\w+|headingDivider|size|transition)\s*:/
const transition = named('transition', { none: 'none', fade: 'fade', slide: 'slide', push: 'slide', cover: 'slide', reveal: 'slide' })

export const marp: Dialect = {
  name: 'Marp',
  signs: ['marp'],
  deck: { theme: nothing, class: nothing, size: named('size', { '16:9': '16:9', '4:3': '4:3' }), transition },
  slide: { class: nothing, transition },
  isOrder: (comment) => comment.trim() !== '' && comment.trim().split('\n').every((line) => directives.test(line)),
  layoutOf: (options) => {
    const side = /^bg\s(?:.*\s)?(left|right)(?:$|[\s:])/.exec(options)?.[1]
    return side ? `image-${side}` : null
  },
  stepSign: '*',
}
