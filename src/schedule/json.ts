// schedule.json, as frab and pretalx write it and c3voc describes it.
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { z } from 'zod'
import { Misread, Talk, listNames, spaceBefore, unitOf, type List, type ListName, type Place, type Schedule, type ScheduledTalk } from './schedule.ts'
import { timesOf } from './time.ts'

/** Names of a speaker in the order in which they are wanted; frab has `public_name`. */
const Person = z.object({ public_name: z.string().nullish(), name: z.string().nullish(), full_public_name: z.string().nullish() })
  .transform((person) => (person.public_name || person.name || person.full_public_name || '').trim())
const Event = z.object({
  title: z.string().catch(''),
  persons: z.array(Person.catch('')).catch([]),
  abstract: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  duration: z.string().optional().catch(undefined),
}).loose()

/** @throws Misread where it is no JSON, or no schedule */
export function readJson(text: string): Omit<Schedule, 'format' | 'text'> {
  const root = parse(text)
  const conference = root && findNodeAtLocation(root, ['schedule', 'conference'])
  const days = conference && findNodeAtLocation(conference, ['days'])
  if (days?.type !== 'array') throw new Misread('It has no "schedule" with a "conference" and its "days".', 0)
  const title = findNodeAtLocation(conference!, ['title'])
  return {
    title: title?.type === 'string' ? title.value as string : '',
    talks: days.children!.flatMap((day) => valuesOf(findNodeAtLocation(day, ['rooms'])).flatMap((room) =>
      (room.type === 'array' ? room.children! : []).filter((event) => event.type === 'object').map((event) => talkOf(event, day, text)))),
  }
}

function parse(text: string): Node | undefined {
  const errors: ParseError[] = []
  try {
    // a byte order mark is no JSON to the parser, and offsets shall count it
    const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { disallowComments: true })
    const [error] = errors
    if (error) throw new Misread(`It is no JSON: ${printParseErrorCode(error.error).replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}.`, error.offset)
    return root
  } catch (error) {
    if (error instanceof RangeError) throw new Misread('It is nested too deep to be a schedule.', 0)
    throw error
  }
}

/** The values of an object; nothing of anything else. */
const valuesOf = (node: Node | undefined): Node[] => (node?.type === 'object' ? node.children! : []).flatMap(({ children }) => children?.[1] ?? [])

function talkOf(node: Node, day: Node, text: string): ScheduledTalk {
  const event = Event.parse(getNodeValue(node))
  const date = findNodeAtLocation(day, ['date'])?.value as unknown
  return {
    ...Talk.parse({
      ...event,
      speakers: event.persons.filter(Boolean),
      abstract: event.abstract || event.description,
      date: event.date?.slice(0, 10) || date,
      start: undefined,
      ...timesOf(event.date, event.duration),
    }),
    lists: Object.fromEntries(listNames.map((name) => [name, listOf(name, node, text)])) as Record<ListName, List>,
  }
}

function listOf(name: ListName, event: Node, text: string): List {
  // of a key that is there twice the last one counts, as for every reader
  const list = event.children!.findLast((property) => property.children![0]!.value === name)?.children![1]
  const urls = (list?.type === 'array' ? list.children! : []).map((item) => findNodeAtLocation(item, ['url'])?.value as unknown)
  return { urls: urls.filter((url) => typeof url === 'string'), place: list ? placeIn(list, event, text) : newPlace(name, event, text) }
}

/** Whitespace before a talk's keys, and before the items of one of its lists; '' where all stands on one line. */
function spaces(event: Node, text: string): { key: string; item: string } {
  const key = spaceBefore(text, event.children![0]?.offset ?? event.offset + 1)
  if (!key.includes('\n')) return { key: '', item: '' }
  return { key, item: key + unitOf(key, spaceBefore(text, event.offset + event.length - 1)) }
}

function placeIn(list: Node, event: Node, text: string): Place | null {
  const end = list.offset + list.length
  const last = list.type === 'array' ? list.children!.at(-1) : undefined
  if (last) {
    const from = last.offset + last.length
    const before = `,${spaceBefore(text, list.children![0]!.offset) || ' '}`
    return { from, to: from, before, between: before, after: '' }
  }
  if (list.type !== 'array' && list.type !== 'null') return null
  const { key, item } = spaces(event, text)
  return { from: list.offset, to: end, before: `[${item}`, between: `,${item || ' '}`, after: `${key}]` }
}

function newPlace(name: ListName, event: Node, text: string): Place | null {
  const last = event.children!.at(-1)
  if (!last) return null
  const { key, item } = spaces(event, text)
  const from = last.offset + last.length
  return { from, to: from, before: `,${key || ' '}"${name}": [${item}`, between: `,${item || ' '}`, after: `${key}]` }
}
