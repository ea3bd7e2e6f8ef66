import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseLayout } from './layout.ts'
import { stageOf, type SlideSize } from '../model/stage.ts'
import type { Box, Layout } from './look.ts'

const fixture = (name: string): Layout =>
  parseLayout(name, `layouts/${name}.html`, readFileSync(new URL(`fixtures/layouts/${name}.html`, import.meta.url), 'utf8'))

test('markup, slots, boxes and style', () => {
  const { diagnostics, ...layout } = fixture('whole')
  expect(diagnostics).toEqual([])
  expect(layout).toEqual({
    name: 'whole',
    path: 'layouts/whole.html',
    parts: [
      '<header class="top">',
      { type: 'slot', name: 'title', tag: 'heading', className: 'title big', box: null, sizes: [56, 48, 40], fallback: '' },
      '</header><div class="main" data-box="main" style="--box-width:1120px;--box-height:592px;left: 80px">',
      { type: 'slot', name: 'code', tag: 'div', className: 'body', box: 'main', sizes: [], fallback: '' },
      '\n  Words &amp; <b>marks</b> stay<br>here.\n  ',
      { type: 'slot', name: '', tag: null, className: null, box: 'main', sizes: [], fallback: 'No content <i>yet</i>' },
      '</div><div data-box="side" style="--box-width:200px;--box-height:100px">',
      { type: 'slot', name: 'number', tag: null, className: null, box: 'side', sizes: [], fallback: '' },
      '</div><svg viewbox="0 0 10 10" aria-hidden="true"><path d="M0 0h10" stroke-width="2"></path></svg>',
    ],
    boxes: [{ name: 'main', width: 1120, height: 592 }, { name: 'side', width: 200, height: 100 }],
    css: '[data-layout=\'whole\'] .main > p { color: red }',
  })
})

test('what may not stand in a layout is left out and named, with its place', () => {
  const { parts, diagnostics } = fixture('wrong')
  expect(parts.map((part) => (typeof part === 'string' ? part : `[${part.name}:${part.tag}:${part.fallback}]`)).join('')).toBe(
    '<div class="kept">[title:null:][title:null:][body:null:before  after]</div><img alt="a pixel"><div></div>'
    + '<div data-box="a" style="--box-width:1px;--box-height:1px"></div><div data-box="a" style="--box-width:2px;--box-height:2px"></div>')
  expect(diagnostics.map(({ severity, path, position, code, message }) =>
    `${path}:${position!.start.line}:${position!.start.column} ${severity} ${code} ${message}`)).toMatchInlineSnapshot(`
      [
        "layouts/wrong.html:1:1 error layout-element <script> may not stand in a layout.",
        "layouts/wrong.html:2:1 error layout-attribute <div onclick> may not stand in a layout.",
        "layouts/wrong.html:2:1 error layout-attribute <div data-background-iframe> may not stand in a layout.",
        "layouts/wrong.html:3:29 error duplicate-slot The slot "title" is there twice.",
        "layouts/wrong.html:3:29 error layout-attribute A slot has no attribute "sizes".",
        "layouts/wrong.html:3:29 error layout-element A slot cannot become <iframe>.",
        "layouts/wrong.html:4:28 error nested-slot The slot "inner" stands inside another slot.",
        "layouts/wrong.html:6:1 error layout-element <section> may not stand in a layout.",
        "layouts/wrong.html:7:1 error layout-attribute <img src> may not stand in a layout.",
        "layouts/wrong.html:8:1 error bad-box "main 100 x 200" is no box.",
        "layouts/wrong.html:9:29 error duplicate-box The box "a" is there twice.",
      ]
    `)
})

test('hints say what to do', () => {
  expect(fixture('wrong').diagnostics.map(({ hint }) => hint)).toMatchInlineSnapshot(`
    [
      "A layout is plain elements, <slot> and <style>; drawings are inline <svg>.",
      "Give the element a class and set it in the layout's <style>.",
      "Give the element a class and set it in the layout's <style>.",
      "Content can stand in one place only; remove one of the two.",
      "A slot has: name, tag, class, data-sizes.",
      "Use "heading", "p", "div" or another plain element.",
      "Only markup may stand in a slot: it is shown where nothing fills it.",
      "A layout is plain elements, <slot> and <style>; drawings are inline <svg>.",
      "A picture in a layout is a data: address, so that nothing is loaded.",
      "Write its name and its size in px: data-box="main 1120x592".",
      "Give each box a name of its own.",
    ]
  `)
})

test('a layout without any slot, an unclosed slot and an empty file are layouts too', () => {
  expect(parseLayout('bare', 'bare.html', '<p>only words').parts).toEqual(['<p>only words</p>'])
  expect(parseLayout('open', 'open.html', '<slot name="title">').parts).toEqual([expect.objectContaining({ name: 'title' })])
  expect(parseLayout('empty', 'empty.html', '')).toMatchObject({ parts: [], boxes: [], css: '', diagnostics: [] })
})

const layouts = new URL('../../layouts/', import.meta.url)
test.each(readdirSync(layouts).filter((name) => name.endsWith('.html')))('our own %s is without fault', (name) => {
  const { diagnostics, parts } = parseLayout(name, name, readFileSync(new URL(name, layouts), 'utf8'))
  expect(diagnostics).toEqual([])
  expect(parts.some((part) => typeof part !== 'string')).toBe(true)
})

const boxesAt = (size: SlideSize, html: string): Box[] => parseLayout('l', 'layouts/l.html', html, stageOf(size)).boxes

test('on another stage the margins stay, and a box has its part of what is between them', () => {
  const html = '<div data-box="main 1120x592"></div><div data-box="half 560x296"></div><div data-box="ground 1280x720"></div>'
  const sizes = (size: SlideSize): string[] => boxesAt(size, html).map(({ width, height }) => `${width}x${height}`)
  expect(sizes('16:9')).toEqual(['1120x592', '560x296', '1280x720'])
  expect(sizes('4:3')).toEqual(['800x592', '400x296', '960x720'])
  expect(sizes('9:16')).toEqual(['560x1152', '280x576', '720x1280'])
})

test('a box may have a size of its own for a tall stage, and one for when it is alone', () => {
  const html = '<div data-box="left 520x426" data-tall="560x460" data-alone="1120x426"></div>'
  expect(boxesAt('4:3', html)).toEqual([{ name: 'left', width: 371, height: 426, alone: { width: 800, height: 426 } }])
  expect(boxesAt('9:16', html)).toEqual([{ name: 'left', width: 560, height: 460, alone: { width: 560, height: 829 } }])
  expect(parseLayout('l', 'l.html', '<div data-box="a 1x1" data-tall="half"></div>').diagnostics).toMatchObject([{ code: 'bad-box', message: '"half" is no size.' }])
})
