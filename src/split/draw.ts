// The workbench as lines of a screen: the outline on the left, the text on the right, keys below.
import pc from 'picocolors'
import { count } from '../model/count.ts'
import { partOf, slidesOf } from '../read/formats/text/marks/slides.ts'
import { isOfStart, type Doubt } from '../read/formats/text/doubts.ts'
import { fit } from './columns.ts'
import { describe, slideAt, type Workbench } from '../read/formats/text/workbench.ts'

export interface Screen {
  columns: number
  rows: number
  color: boolean
}

export const keys = [
  'j join  s split  d this slide begins here  e next slide begins here  z undo',
  't title  u subtitle  p no title  b bullet  c code  n note  w save  q quit',
  'Enter right as it is, next doubt  Tab next doubt  ↑ ↓ line  ← → slide',
]

/** narrower, and there is no room for an outline */
const narrow = 60

/** Exactly `rows` lines, each `columns` wide. */
export function draw(bench: Workbench, name: string, { columns, rows, color }: Screen): string[] {
  const paint = pc.createColors(color)
  const height = Math.max(1, rows - 2 - keys.length)
  const left = columns < narrow ? 0 : Math.min(36, Math.floor(columns * 0.36))
  const right = columns - left - (left > 0 ? 3 : 0)
  const outline = windowed(outlineRows(bench), slideAt(bench, bench.line), height)
  const text = textRows(bench)
  const body = windowed(text, text.findIndex((row) => row.line === bench.line), height)
  const dirty = bench.text === bench.saved ? '' : ', not saved'
  return [
    paint.inverse(fit(` ${name}  ${count(slidesOf(bench.structure).length, 'slide')}, ${doubtful(bench.doubts)}${dirty}`, columns)),
    ...Array.from({ length: height }, (_, row) => {
      const entry = outline[row]
      const line = body[row]
      const plain = fit(line?.text ?? '', right)
      const tint = line?.line === bench.line ? paint.inverse : line?.kind === 'rule' ? paint.cyan : line?.doubt ? paint.yellow : String
      const words = tint(line?.kind === 'rule' ? plain.replace('…', '─') : plain)
      if (left === 0) return words
      const title = fit(entry?.text ?? '', left)
      return `${entry?.current ? paint.bold(title) : entry?.doubt ? paint.yellow(title) : title} ${paint.dim('│')} ${words}`
    }),
    fit(bench.message || `Line ${bench.line}  ${describe(bench)}`, columns),
    ...keys.map((line) => paint.dim(fit(line, columns))),
  ].slice(0, rows)
}

function doubtful(doubts: readonly Doubt[]): string {
  const starts = doubts.filter(isOfStart).length
  const parts = [[starts, 'doubtful start'], [doubts.length - starts, 'doubtful line']] as const
  return parts.filter(([number]) => number > 0).map(([number, what]) => count(number, what)).join(', ') || 'nothing doubtful'
}

/** As many rows as fit, with the one that matters in sight. */
function windowed<Row>(rows: readonly Row[], at: number, height: number): readonly Row[] {
  const from = Math.max(0, Math.min(rows.length - height, at - Math.floor(height / 2)))
  return rows.slice(from, from + height)
}

function outlineRows(bench: Workbench): { text: string; current: boolean; doubt: boolean }[] {
  const { structure } = bench
  const doubts = new Set(bench.doubts.map(({ line }) => line))
  const current = slideAt(bench, bench.line)
  return slidesOf(structure).map(({ first, end }, slide) => {
    const title = partOf(structure, first, 'title').map((index) => structure.content.lines[index]!.text).join(' ')
    const doubt = structure.content.at.slice(first, end).some((at) => doubts.has(at + 1))
    const words = title || `(${structure.content.lines[first]?.text ?? ''})`
    return { text: `${slide === current ? '>' : ' '}${doubt ? '?' : ' '}${String(slide + 1).padStart(3)} ${words}`, current: slide === current, doubt }
  })
}

interface TextRow {
  kind: 'rule' | 'words'
  /** of the source; 0 for what is not in it */
  line: number
  doubt: boolean
  text: string
}

const roleNames = { title: 'title', subtitle: 'sub', code: 'code', text: '' } as const

/** The lines of the talk, with a rule above each slide instead of its marks. */
function textRows({ structure: { given, content, decisions }, line: cursor, doubts }: Workbench): TextRow[] {
  const indexOf = new Map(content.at.map((at, index) => [at, index]))
  const doubtAt = new Map(doubts.map((doubt) => [doubt.line, doubt]))
  let slide = 0
  return given.lines.flatMap((line, at): TextRow[] => {
    const claim = given.claims[at]
    if (claim?.is === 'break') return []
    const index = indexOf.get(at)
    const decision = index === undefined ? undefined : decisions[index]
    const doubt = doubtAt.get(line.number)
    const role = decision ? roleNames[decision.role] : claim?.is === 'notes' ? 'note' : ''
    const words = given.source.text.slice(line.start, line.end)
    const mark = `${line.number === cursor ? '>' : ' '}${doubt ? '?' : ' '}`
    const row: TextRow = { kind: 'words', line: line.number, doubt: doubt !== undefined, text: `${mark} ${role.padEnd(6)}${words}`.trimEnd() }
    if (!decision || !(decision.starts || index === 0)) return [row]
    slide++
    const sure = index === 0 ? '' : ` ${Math.round(decision.boundary.confidence * 100)} % `
    return [{ kind: 'rule', line: 0, doubt: false, text: `── ${slide} ──${sure}${'─'.repeat(200)}` }, row]
  })
}
