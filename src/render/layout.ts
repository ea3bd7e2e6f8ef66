// Reads a layout: an html file with slots. What it may hold is a closed list, since a layout is data from anyone.
import { Parser } from 'htmlparser2'
import { nearest } from '../model/nearest.ts'
import { makeSource, positionAt } from '../model/source.ts'
import { shapeOf, stageOf, type Stage } from '../model/stage.ts'
import { element, text, voidElements } from './html.ts'
import { isLayoutAttribute, layoutElements } from './layout-markup.ts'
import type { Box, Layout, Slot } from './look.ts'

/**
 * @param path of the file, for reports
 * @param stage that its boxes are made for
 * @returns the layout with what is wrong in it; what may not stand in a layout is left out
 */
export function parseLayout(name: string, path: string, html: string, stage: Stage = stageOf()): Layout {
  const source = makeSource(path, html)
  const layout: Layout = { name, path, parts: [], boxes: [], css: '', diagnostics: [] }
  /** html since the last slot, or the fallback of the slot that is open */
  let markup = ''
  let slot: Slot | null = null
  let box: Box | null = null
  let inStyle = false
  /** elements that were left out and are still open */
  const dropped: string[] = []

  const report = (code: string, message: string, hint: string): void => {
    const position = positionAt(source, parser.startIndex, parser.endIndex + 1)
    layout.diagnostics.push({ severity: 'error', code, message, hint, path, position })
  }

  const openSlot = (attributes: Record<string, string>): void => {
    const slotName = attributes.name ?? ''
    const shown = slotName === '' ? 'The unnamed slot' : `The slot "${slotName}"`
    if (slot) {
      dropped.push('slot')
      report('nested-slot', `${shown} stands inside another slot.`, 'Only markup may stand in a slot: it is shown where nothing fills it.')
      return
    }
    if (layout.parts.some((part) => typeof part !== 'string' && part.name === slotName)) {
      report('duplicate-slot', `${shown} is there twice.`, 'Content can stand in one place only; remove one of the two.')
    }
    for (const unknown of Object.keys(attributes).filter((key) => !slotAttributes.includes(key))) {
      report('layout-attribute', `A slot has no attribute "${unknown}".`, suggestion(unknown, slotAttributes))
    }
    const tag = attributes.tag ?? null
    if (tag !== null && tag !== 'heading' && !layoutElements.has(tag)) {
      report('layout-element', `A slot cannot become <${tag}>.`, 'Use "heading", "p", "div" or another plain element.')
    }
    if (markup !== '') layout.parts.push(markup)
    markup = ''
    slot = {
      type: 'slot',
      name: slotName,
      tag: tag !== null && (tag === 'heading' || layoutElements.has(tag)) ? tag : null,
      className: attributes.class ?? null,
      box: box?.name ?? null,
      sizes: sizesOf(attributes['data-sizes'] ?? ''),
      fallback: '',
    }
  }

  const readSize = (key: string, value: string | undefined): Stage | undefined => {
    const [, width, height] = /^\s*(\d+)x(\d+)\s*$/.exec(value ?? '') ?? []
    if (width !== undefined) return { width: Number(width), height: Number(height) }
    if (value !== undefined) report('bad-box', `"${value}" is no size.`, `Write it in px: ${key}="560x480".`)
    return undefined
  }

  const openBox = (attributes: Record<string, string>): Record<string, string> => {
    const value = attributes['data-box']!
    const [, boxName, size] = /^([\w-]+)\s+(\d+x\d+)$/.exec(value.trim()) ?? []
    if (boxName === undefined) {
      report('bad-box', `"${value}" is no box.`, 'Write its name and its size in px: data-box="main 1120x592".')
      return {}
    }
    const usual = readSize('data-box', size)!
    const tall = readSize('data-tall', attributes['data-tall'])
    const alone = readSize('data-alone', attributes['data-alone'])
    if (layout.boxes.some((other) => other.name === boxName)) {
      report('duplicate-box', `The box "${boxName}" is there twice.`, 'Give each box a name of its own.')
    }
    const whole = alone && { alone: onStage(alone, stage) }
    box = { name: boxName, ...(tall && shapeOf(stage) === 'tall' ? tall : onStage(usual, stage)), ...whole }
    layout.boxes.push(box)
    return {
      'data-box': boxName,
      'style': sizeStyle('box', box) + (box.alone ? `;${sizeStyle('alone', box.alone)}` : ''),
    }
  }

  const open = (tag: string, attributes: Record<string, string>): void => {
    const kept: Record<string, string> = {}
    for (const [key, value] of Object.entries(attributes)) {
      if (boxAttributes.includes(key)) continue
      if (isLayoutAttribute(tag, key, value)) kept[key] = value
      else report('layout-attribute', `<${tag} ${key}> may not stand in a layout.`, attributeHint(key))
    }
    const { style: ownStyle, ...plain } = kept
    const { style: boxStyle, ...boxed } = 'data-box' in attributes ? openBox(attributes) : {}
    const style = [boxStyle, ownStyle].filter(Boolean).join(';')
    const start = element(tag, { ...plain, ...boxed, ...(style ? { style } : {}) })
    markup += voidElements.has(tag) ? start : start.slice(0, -`</${tag}>`.length)
  }

  const parser = new Parser({
    onopentag(tag, attributes) {
      if (dropped.length > 0) dropped.push(tag)
      else if (tag === 'style') inStyle = true
      else if (tag === 'slot') openSlot(attributes)
      else if (layoutElements.has(tag)) open(tag, attributes)
      else {
        dropped.push(tag)
        report('layout-element', `<${tag}> may not stand in a layout.`, 'A layout is plain elements, <slot> and <style>; drawings are inline <svg>.')
      }
    },
    onclosetag(tag) {
      if (dropped.length > 0) dropped.pop()
      else if (tag === 'style') inStyle = false
      else if (tag === 'slot') {
        if (slot) layout.parts.push({ ...slot, fallback: markup.trim() })
        markup = ''
        slot = null
      } else if (!voidElements.has(tag)) markup += `</${tag}>`
    },
    ontext(value) {
      if (dropped.length > 0) return
      if (inStyle) layout.css += value
      // indentation of the file is not content
      else if (!/^\s*\n\s*$/.test(value)) markup += text(value)
    },
  }, { recognizeSelfClosing: true })
  parser.write(source.text)
  parser.end()
  if (markup !== '') layout.parts.push(markup)
  // a style sheet ends where it says so, wherever it is put
  layout.css = layout.css.trim()
  return layout
}

/** A box's place and size, its size on a tall stage, and where the layout's other boxes hold nothing. */
const boxAttributes = ['data-box', 'data-tall', 'data-alone']

/** What layouts are drawn on, and how much of it lies inside the margins. */
const drawn = { width: 1280, height: 720, inside: { width: 1120, height: 592 } }

/** A size as wide and as high a part of another stage; the margins stay as they are. */
function onStage(size: Stage, stage: Stage): Stage {
  const side = (of: 'width' | 'height'): number => size[of] === drawn[of]
    ? stage[of]
    : Math.round(size[of] * (1 + (stage[of] - drawn[of]) / drawn.inside[of]))
  return { width: side('width'), height: side('height') }
}

const sizeStyle = (name: string, { width, height }: Stage): string => `--${name}-width:${width}px;--${name}-height:${height}px`

const slotAttributes = ['name', 'tag', 'class', 'data-sizes']

const attributeHint = (name: string): string => name === 'src'
  ? 'A picture in a layout is a data: address, so that nothing is loaded.'
  : 'Give the element a class and set it in the layout\'s <style>.'

const sizesOf = (list: string): number[] =>
  list.split(/[\s,]+/).map(Number).filter((size) => size > 0).sort((a, b) => b - a)

function suggestion(word: string, words: readonly string[]): string {
  const guess = nearest(word, words)
  return `${guess ? `Did you mean "${guess}"? ` : ''}A slot has: ${words.join(', ')}.`
}
