// What the README says to write in other tools, as far as it runs without them: with Hugo and Jekyll it was tried by hand.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The block of code under a heading of "In other tools". */
const codeOf = (tool: string): string =>
  new RegExp(`<summary>${tool}</summary>[^]*?\`\`\`\\w+\\n([^]*?)\`\`\``).exec(readme)![1]!

test('Eleventy: the shortcode shows a talk, its title as text', () => {
  const copied: object[] = []
  const shortcodes: Record<string, (...words: string[]) => string> = {}
  new Function('eleventyConfig', codeOf('Eleventy'))({
    addPassthroughCopy: (files: object) => copied.push(files),
    addShortcode: (name: string, shortcode: (...words: string[]) => string) => { shortcodes[name] = shortcode },
  })
  expect(copied).toEqual([{ slides: 'talks' }])
  expect(shortcodes.deck!('my-talk', 'Q & "A" <now>')).toBe(
    '<script src="/talks/_deck/slide-deck.js" defer></script>\n'
    + '<slide-deck src="/talks/my-talk/" label="Q &#38; &#34;A&#34; &#60;now&#62;"><a href="/talks/my-talk/">Q &#38; &#34;A&#34; &#60;now&#62;</a></slide-deck>')
})

test.each(['Hugo', 'Jekyll', 'Eleventy'])('%s: the element, its script and a link that is there without it', (tool) => {
  expect(codeOf(tool)).toMatch(/<script src="[^>]*talks\/_deck\/slide-deck\.js[^>]* defer><\/script>\n<slide-deck src="[^>]*" label="[^>]*"><a href="[^>]*">.*<\/a><\/slide-deck>/)
})
