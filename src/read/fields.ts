// Reads metadata: YAML front matter and the `key: value` lines of one slide, each with its place.
import { isMap, isScalar, parseDocument, visit, type Document, type Node, type Pair } from 'yaml'
import type { Diagnostic } from '../model/diagnostic.ts'
import { positionAt, type Source } from '../model/source.ts'
import type { Field } from './document.ts'

/** More than any talk says about itself; a bound on what a stranger's file can cost. */
const longestFields = 16 * 1024

/**
 * The fields of the YAML that stands in the source from offset `start` to `end`, without its fences.
 * Values are texts as written ("2020" stays "2020"), lists and maps of such. Anchors, aliases, merges and tags are
 * errors, as is text over 16 KB. Where the YAML is wrong, its lines are taken one by one, beside the error.
 */
export function readYamlFields(source: Source, start: number, end: number): { fields: Field[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (code: string, message: string, from: number, to: number, hint: string) => {
    diagnostics.push({
      severity: 'error', code, message, path: source.path, position: positionAt(source, start + from, start + to), hint,
    })
  }
  const text = source.text.slice(start, end)
  if (text.length > longestFields) {
    report('metadata-too-long', `The metadata is ${text.length} characters long; ${longestFields} are allowed.`, 0, 3,
      'Write the talk\'s content below the closing "---".')
    return { fields: [], diagnostics }
  }
  // "failsafe" knows texts, lists and maps only: a date or a version number stays as the author wrote it.
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true, logLevel: 'error' })
  for (const error of document.errors) {
    report('bad-yaml', `The metadata cannot be read: ${sentence(error.message)}`, ...error.pos, yamlHint(error.code))
  }
  findRefused(document, report)
  if (document.errors.length > 0) return { fields: readLines(source, start, text), diagnostics }
  const map = document.contents
  if (!isMap(map)) {
    if (map !== null) report('bad-yaml', 'The metadata is no list of "key: value" lines.', 0, text.trimEnd().length, 'Write each as "key: value".')
    return { fields: [], diagnostics }
  }
  const fields = map.items
    .filter((pair) => !refersElsewhere(pair))
    .flatMap((pair) => fieldOf(pair as Pair<Node, Node | null>, document, source, start, report))
  return { fields, diagnostics }
}

/** Whether a text reads as metadata: its first line with anything on it is `key: value` or `key:`. */
export function looksLikeFields(text: string): boolean {
  return /^\s*["']?[\p{L}_][\p{L}\p{N}_.-]*["']?[ \t]*:(?=\s|$)/u.test(text)
}

/** What wrong YAML means most likely, line by line: "title: Git: a tour" is an error, and still the title. */
function readLines(source: Source, start: number, text: string): Field[] {
  const fields: Field[] = []
  let at = start
  for (const line of text.split('\n')) {
    const [, key, value = ''] = /^([\p{L}_][\p{L}\p{N}_.-]*)[ \t]*:(?:[ \t]+(.*))?$/u.exec(line) ?? []
    const last = fields.at(-1)
    if (key !== undefined) fields.push({ key, value: value.trim(), position: positionAt(source, at, at + line.trimEnd().length) })
    else if (last && line.trim() !== '') {
      last.value = `${String(last.value)} ${line.trim()}`.trim()
      last.position = positionAt(source, last.position.start.offset, at + line.trimEnd().length)
    }
    at += line.length + 1
  }
  return fields
}

/** What refers elsewhere is not followed: an alias bomb costs nothing. */
function refersElsewhere(pair: unknown): boolean {
  let refers = false
  visit(pair as Node, {
    Alias: () => {
      refers = true
      return visit.BREAK
    },
    Node: (_, node) => {
      if (!isOtherTag(node)) return undefined
      refers = true
      return visit.BREAK
    },
  })
  return refers
}

const isOtherTag = (node: Node): boolean => Boolean(node.tag) && !/^tag:yaml\.org,2002:(?:str|map|seq)$/.test(node.tag!)

type Report = (code: string, message: string, from: number, to: number, hint: string) => void

function findRefused(document: Document, report: Report): void {
  visit(document, {
    Alias: (_, node) => report('refused-yaml', `"*${node.source}" refers to another value.`, ...rangeOf(node),
      'Write the value itself: metadata has no anchors and aliases.'),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) {
        report('refused-yaml', `"&${node.anchor}" names a value for use elsewhere.`, ...rangeOf(node),
          'Write the value itself: metadata has no anchors and aliases.')
      }
      if (isOtherTag(node)) {
        report('refused-yaml', `"${node.tag}" is a YAML tag.`, ...rangeOf(node), 'Write the value without a tag: metadata is plain text.')
      }
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<') {
        report('refused-yaml', '"<<" merges another value.', ...rangeOf(pair.key), 'Write the keys themselves.')
      }
    },
  })
}

function fieldOf(pair: Pair<Node, Node | null>, document: Document, source: Source, start: number, report: Report): Field[] {
  const [from, keyEnd] = rangeOf(pair.key)
  const to = pair.value ? rangeOf(pair.value)[1] : keyEnd
  if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
    report('bad-yaml', 'A key of the metadata is no word.', from, to, 'Write each line as "key: value".')
    return []
  }
  return [{
    key: pair.key.value,
    value: pair.value?.toJS(document) ?? '',
    position: positionAt(source, start + from, start + Math.max(to, keyEnd)),
  }]
}

const rangeOf = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0]

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function yamlHint(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two.'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces.'
  return 'Put values that hold ": " or " #" or start with a quote, bracket or "@" between quotation marks: title: "Git: a tour".'
}
