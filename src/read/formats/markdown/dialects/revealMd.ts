// reveal-md: https://github.com/webpro/reveal-md#readme
import type { Field } from '../../../document.ts'
import { named, nothing, type Dialect } from './dialect.ts'

const transition = named('transition', { none: 'none', fade: 'fade', slide: 'slide', convex: 'slide', concave: 'slide', zoom: 'fade' })

export const revealMd: Dialect = {
  name: 'reveal-md',
  signs: ['revealOptions', 'separator', 'verticalSeparator', 'notesSeparator', 'highlightTheme'],
  deck: {
    theme: nothing,
    revealOptions: (value) => (typeof value === 'object' && value !== null && 'transition' in value ? transition(value.transition) : null),
  },
  slide: {},
  isOrder: (comment) => /^\s*\.(?:slide|element):/.test(comment),
  separators: (fields) => fields.flatMap(commentIn),
}

/** `<!--s-->`, which many take for a separator because Markdown shows nothing of it. */
function commentIn({ key, value }: Field): string[] {
  const comment = key === 'separator' || key === 'verticalSeparator' ? /<!--.*?-->/.exec(String(value)) : null
  return comment ? [comment[0]] : []
}
