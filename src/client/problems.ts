// What is wrong with the deck, over the page, until it is mended.
import type { LiveProblems } from '../model/live.ts'
import { openInEditor } from './editor.ts'

const css = `
  :host { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 80%; overflow: auto; box-sizing: border-box;
    padding: 20px 28px; background: #1c1416; color: #f6eeee; border-top: 4px solid #ff5d5d;
    font: 16px/1.5 ui-monospace, "JetBrains Mono", Menlo, Consolas, monospace; text-align: left; direction: ltr }
  article + article { margin-top: 20px }
  p { margin: 0 }
  pre { margin: 6px 0; padding: 10px 14px; background: #2a1f22; overflow-x: auto; font: inherit }
  .place { color: #9fc6ff; background: none; border: 0; padding: 0; font: inherit; text-decoration: underline; cursor: pointer }
  .code { color: #c9b4b4 }
  .hint { color: #ffd9a0 }
  .hide { position: absolute; top: 12px; right: 16px; font: inherit; color: inherit; background: #2a1f22;
    border: 1px solid #6d5457; border-radius: 4px; padding: 2px 10px; cursor: pointer }
`

/** Shows the problems in the place of those before; takes the box away where there are none. */
export function showProblems({ problems }: LiveProblems, file: string | undefined): void {
  document.querySelector('deck-problems')?.remove()
  if (problems.length === 0) return
  const box = document.createElement('deck-problems')
  box.setAttribute('role', 'alert')
  const hide = make('button', 'hide', 'Hide')
  hide.onclick = () => box.remove()
  const style = document.createElement('style')
  style.textContent = css
  box.attachShadow({ mode: 'open' }).append(style, hide, ...problems.map((problem) => article(problem, file)))
  document.body.append(box)
}

function article(problem: LiveProblems['problems'][number], file: string | undefined): HTMLElement {
  const { path, position, code, message, frame, hint } = problem
  const body = document.createElement('article')
  const head = make('p', 'head', '')
  const start = position?.start
  const place = make('button', 'place', start ? `${path}:${start.line}:${start.column}` : path)
  place.onclick = () => { if (file && start) openInEditor(file, start.line, start.column) }
  head.append(place, ' ', make('span', 'code', code))
  body.append(head, make('p', 'message', message))
  if (frame) body.append(make('pre', 'frame', frame))
  if (hint) body.append(make('p', 'hint', hint))
  return body
}

function make<Name extends 'p' | 'pre' | 'span' | 'button'>(name: Name, className: string, text: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}
