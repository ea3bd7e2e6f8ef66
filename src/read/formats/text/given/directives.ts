// The few things of reStructuredText that are no words: `.. image:: a.png`, `.. code:: python`, `.. comments`.
import { linesAt } from '../../../../model/source.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

export function findDirectives(given: Given): void {
  const { lines, claims, source } = given
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (!isFree(given, index) || line.indent > 0 || !/^\.\. (?:\S|$)/.test(line.full)) continue
    const end = endOfBody(given, index + 1)
    const image = /^\.\. (?:image|figure)::\s+(\S+)$/.exec(line.full)
    const code = /^\.\. (?:code|code-block|sourcecode)::\s*(\S*)$/.exec(line.full)
    const body = lines.slice(index + 1, end)
    for (let at = index; at < end; at++) claims[at] = { is: 'silent' }
    if (image) {
      const alt = body.map((one) => /^:alt:\s+(.*)$/.exec(one.full)?.[1]).find(Boolean) ?? ''
      claims[index] = { is: 'image', url: image[1]!, alt }
      for (let at = index + 1; at < end; at++) if (!/^:\w+:/.test(lines[at]!.full)) claims[at] = undefined
    } else if (code && body.length) {
      const least = Math.min(...body.filter((one) => one.kind !== 'blank').map((one) => one.indent))
      const value = body.map((one) => source.text.slice(one.start, one.end).slice(Number.isFinite(least) ? least : 0)).join('\n').trim()
      const block = { ...(code[1] ? { lang: code[1] } : {}), value }
      for (let at = index; at < end; at++) claims[at] = { is: 'code', block }
    } else {
      given.diagnostics.push({
        severity: 'info', code: 'comment-left-out', message: `This is no part of the talk: ${[line.full.slice(3), ...body.map((one) => one.full)].filter(Boolean).join(' ')}`,
        path: source.path, position: linesAt(source, line.number, lines[end - 1]!.number),
      })
    }
    index = end - 1
  }
}

/** Index after the indented lines below; blank ones only where more follows. */
function endOfBody(given: Given, from: number): number {
  let end = from
  for (let index = from; index < given.lines.length; index++) {
    const line = given.lines[index]!
    if (line.kind === 'blank') continue
    if (line.indent === 0) break
    end = index + 1
  }
  return end
}
