// A talk of any length, the same each time: Markdown with `---`, which every peer reads.

/** mulberry32: a small generator whose numbers are the same everywhere */
function numbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const nouns = `belt crane ledger harbour signal lantern engine valve bridge tunnel archive garden clock mirror compass
  ladder anchor furnace orchard canal`.split(/\s+/)
const verbs = 'measure mend split join carry weigh sort paint lift turn'.split(' ')

/** @returns {string} a talk of `count` slides: a title, bullets, code, tables and quotes in turn */
export function talk(count) {
  const next = numbers(7 * count)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const words = (amount) => Array.from({ length: amount }, () => pick(nouns)).join(' ')
  const sentence = (amount) => `${pick(verbs)} the ${words(amount)}`.replace(/^./, (letter) => letter.toUpperCase())
  const bullets = (amount) => Array.from({ length: amount }, () => `- ${sentence(4 + Math.floor(next() * 5))}`).join('\n')
  const kinds = [
    () => bullets(4),
    () => `${sentence(8)}, and **${words(2)}** after it.\n\n${bullets(3)}`,
    () => `\`\`\`js\nexport function ${pick(verbs)}(${pick(nouns)}, limit = ${Math.floor(next() * 900)}) {\n  const found = []\n  for (const item of ${pick(nouns)}s) if (item.size > limit) found.push(item)\n  return found.sort((a, b) => a.size - b.size)\n}\n\`\`\``,
    () => bullets(5),
    () => `| ${pick(nouns)} | ${pick(nouns)} | count |\n| --- | --- | ---: |\n${Array.from({ length: 4 }, () => `| ${words(2)} | ${words(1)} | ${Math.floor(next() * 1000)} |`).join('\n')}`,
    () => `> ${sentence(9)}.\n>\n> — ${pick(nouns)}`,
  ]
  const slides = Array.from({ length: count - 1 }, (_, index) => `## ${index + 2}. ${sentence(3)}\n\n${kinds[index % kinds.length]()}`)
  return [`# ${sentence(2)}\n\nA talk of ${count} slides`, ...slides].join('\n\n---\n\n') + '\n'
}
