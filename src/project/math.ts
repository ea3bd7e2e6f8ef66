// The maths of a deck: where it is, and what cannot be drawn.
import type { InlineMath, MathBlock } from '../model/block.ts'
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { nodesOf, type PlacedNode } from '../model/nodes.ts'
import { positionAt, type Source } from '../model/source.ts'
import type { Look } from '../render/look.ts'

export interface PlacedMath extends PlacedNode {
  node: MathBlock | InlineMath
}

export function findMath(deck: Deck): PlacedMath[] {
  const isMath = (placed: PlacedNode): placed is PlacedMath => placed.node.type === 'math' || placed.node.type === 'inlineMath'
  return deck.slides.flatMap(nodesOf).filter(isMath)
}

/** A warning for each formula that is shown as it was written. @param look one for decks with maths */
export function checkMath(found: readonly PlacedMath[], look: Pick<Look, 'math'>, source: Source): Diagnostic[] {
  return found.flatMap(({ node, position }): Diagnostic[] => {
    const drawing = look.math?.draw(node.value, node.type === 'math')
    if (!drawing || 'html' in drawing) return []
    const start = source.text.indexOf(node.value, position.start.offset)
    const inside = start >= 0 && start < position.end.offset
    return [{
      severity: 'warning', code: 'bad-math', message: `This formula is shown as it is written: ${drawing.problem}.`, path: source.path,
      position: inside ? positionAt(source, start + drawing.at, Math.min(start + node.value.length, start + drawing.at + 1)) : position,
      hint: 'KaTeX draws maths; katex.org/docs/supported lists what it knows.',
    }]
  })
}
