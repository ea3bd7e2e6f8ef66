// Puts a slide's blocks into its regions.
import type { Block } from '../model/block.ts'
import { isMark, type Piece } from './split.ts'

/** Blocks by region, in order; what stands before any region mark is `default`. A named region may be empty. */
export function fillRegions(nodes: Piece['nodes']): Record<string, Block[]> {
  const regions = new Map<string, Block[]>()
  let name = 'default'
  for (const node of nodes) {
    if (node.type === 'region') {
      name = node.name
      if (name !== 'default' && !regions.has(name)) regions.set(name, [])
    } else if (!isMark(node)) {
      const blocks = regions.get(name) ?? []
      blocks.push(node)
      regions.set(name, blocks)
    }
  }
  return Object.fromEntries(regions)
}
