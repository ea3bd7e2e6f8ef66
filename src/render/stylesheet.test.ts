import { expect, test } from 'vitest'
import { compact } from './stylesheet.ts'

test('what says nothing goes, what says something stays', () => {
  const css = `/* of the deck's own
   * making */
.a  .b:is(h1, h2) > c ,
.d { width : calc(1px  + 2px); content: "/* two  spaces */ \\" ; {" }
@media (width > 1px) and  (height > 1px) { e::before { content: ' ; ' ; background: url(a b.png) } }
`
  expect(compact(css)).toBe(' .a .b:is(h1,h2) > c,.d{width : calc(1px + 2px);content: "/* two  spaces */ \\" ; {"}'
    + '@media (width > 1px) and (height > 1px){e::before{content: \' ; \';background: url(a b.png)}}')
})
