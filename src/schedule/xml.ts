// schedule.xml, as Pentabarf began it and frab, pretalx, FOSDEM and c3voc write it.
import sax, { type Tag } from 'sax'
import { Misread, Talk, listNames, spaceBefore, unitOf, type List, type ListName, type Place, type Schedule, type ScheduledTalk } from './schedule.ts'
import { timesOf } from './time.ts'

/** An element whose start has been read, and as much of its inside. Offsets are UTF-16 code units. */
interface Open {
  name: string
  attributes: Record<string, string>
  /** of its `<`, and behind the `>` of its start */
  start: number
  inside: number
  text: string
  children: Closed[]
}
interface Closed extends Open {
  selfClosing: boolean
  /** of the `<` of its end, and behind its `>` */
  close: number
  end: number
}

/** A talk's abstract may be HTML, which is nested more than a schedule is. */
const deepest = 64

/** @throws Misread where it is no XML, or brings a DOCTYPE */
export function readXml(text: string): Omit<Schedule, 'format' | 'text'> {
  const open: Open[] = []
  const talks: ScheduledTalk[] = []
  let title = ''
  let root = ''
  const parser = sax.parser(true, { position: true })
  const at = (): number => parser.startTagPosition - 1
  parser.onerror = (error) => { throw new Misread(error.message.replace(/\.*\n[^]*$/, '.'), parser.position - 1) }
  parser.ondoctype = () => {
    throw new Misread('It has a DOCTYPE, which could bring entities; such a schedule is not read.', text.search(/<!DOCTYPE/i), 'Remove the DOCTYPE: no format of a schedule needs one.')
  }
  parser.ontext = parser.oncdata = (part) => { for (const element of open) element.text += part }
  parser.onopentag = (tag) => {
    root ||= tag.name
    if (open.length === deepest) throw new Misread('It is nested too deep to be a schedule.', at())
    open.push({ name: tag.name, attributes: (tag as Tag).attributes, start: at(), inside: parser.position, text: '', children: [] })
  }
  parser.onclosetag = () => {
    const element = open.pop()!
    const selfClosing = element.inside === parser.position
    const closed = { ...element, selfClosing, close: selfClosing ? parser.position : at(), end: parser.position }
    const parent = open.at(-1)
    if (closed.name === 'title' && parent?.name === 'conference') title = closed.text.trim()
    if (closed.name === 'event' && parent?.name === 'room') talks.push(talkOf(closed, open.find(({ name }) => name === 'day')?.attributes.date, text))
    // only a talk's own elements are looked at again
    else if (open.some(({ name }) => name === 'event')) parent!.children.push(closed)
  }
  parser.write(text).close()
  if (root !== 'schedule') throw new Misread(root ? `Its first element is "${root}", not "schedule".` : 'It is empty.', 0)
  return { title, talks }
}

function talkOf(event: Closed, day: string | undefined, text: string): ScheduledTalk {
  const child = (name: string): Closed | undefined => event.children.find((element) => element.name === name)
  const words = (name: string): string | undefined => child(name)?.text.trim()
  const date = words('date')
  return {
    ...Talk.parse({
      guid: event.attributes.guid,
      id: event.attributes.id,
      code: event.attributes.code,
      slug: words('slug'),
      url: words('url'),
      title: words('title') ?? '',
      subtitle: words('subtitle'),
      speakers: (child('persons')?.children ?? []).map((person) => person.text.trim()).filter(Boolean),
      room: words('room'),
      track: words('track'),
      language: words('language'),
      abstract: words('abstract') || words('description'),
      date: date?.slice(0, 10) || day,
      ...timesOf(date, words('duration')),
    }),
    lists: Object.fromEntries(listNames.map((name) => [name, listOf(name, child(name), event, text)])) as Record<ListName, List>,
  }
}

function listOf(name: ListName, list: Closed | undefined, event: Closed, text: string): List {
  const urls = (list?.children ?? []).map(({ attributes }) => attributes.href ?? '')
  return { urls, place: list ? placeIn(list, event, text) : newPlace(name, event, text) }
}

/** Where an item goes in a list that is there. */
function placeIn(list: Closed, event: Closed, text: string): Place {
  const last = list.children.at(-1)
  if (last) {
    const space = spaceBefore(text, last.start)
    return { from: last.end, to: last.end, before: space, between: space, after: '' }
  }
  const outer = spaceBefore(text, list.start)
  const unit = unitOf(outer, spaceBefore(text, event.start))
  const inner = unit && outer + unit
  const close = unit && outer
  if (!list.selfClosing) return { from: list.inside, to: list.close, before: inner, between: inner, after: close }
  const slash = text.lastIndexOf('/', list.end)
  return { from: slash - spaceBefore(text, slash).length, to: list.end, before: `>${inner}`, between: inner, after: `${close}</${list.name}>` }
}

/** Where a list goes that is not there: behind all else that the talk has. */
function newPlace(name: ListName, event: Closed, text: string): Place | null {
  const last = event.children.at(-1)
  if (!last) return null
  const outer = spaceBefore(text, last.start)
  const inner = outer + unitOf(outer, spaceBefore(text, event.start))
  return { from: last.end, to: last.end, before: `${outer}<${name}>${inner}`, between: inner, after: `${outer}</${name}>` }
}
