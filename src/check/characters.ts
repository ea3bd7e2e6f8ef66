// Characters that no bundled font of their text has: another font shows them, and another one on another machine.
import type { Finding, ShownCharacter } from '../model/finding.ts'
import type { FontFace } from '../render/look.ts'
import { familiesOf } from '../render/style.ts'

/** What is not seen, writing that comes from the system's fonts by intent, and pictures. */
const fromSystem = /\p{Default_Ignorable_Code_Point}|\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator}|[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|[\u2e80-\uffff]|\s/u

/** One note for all characters of a deck, at the first. */
export function fallenBack(shown: readonly ShownCharacter[], fonts: readonly FontFace[]): Finding[] {
  const missing = shown.filter(({ character, families }) => !fromSystem.test(character) && !hasGlyph(character.codePointAt(0)!, familiesOf(families), fonts))
  const [first] = missing
  if (!first) return []
  const characters = [...new Set(missing.map(({ character }) => character))]
  return [{
    slide: first.slide,
    line: first.line,
    severity: 'info',
    code: 'other-font',
    message: `The theme's fonts do not have ${characters.slice(0, 20).map((character) => `"${character}"`).join(', ')}${characters.length > 20 ? ' …' : ''}.`,
    hint: 'A font of this machine is used, on another machine another one: look how it is drawn, or write it in words.',
  }]
}

const hasGlyph = (point: number, families: readonly string[], fonts: readonly FontFace[]): boolean => fonts.some(({ family, advances }) =>
  families.includes(family) && advances.some(([start, widths]) => point >= start && point < start + widths.length))
