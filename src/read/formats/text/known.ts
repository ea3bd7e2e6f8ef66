// Lines that say by their own form what they are: rows of a table, what a console prints, the head of a message, who said it.
import type { TextLine } from './splitter.ts'

/** Log-odds for what a line is. */
type Odds = Partial<Record<'title' | 'subtitle' | 'code', number>>

/** A line's words, those of its neighbours, and its place. */
interface Seen {
  text: string
  above: string
  below: string
  index: number
  /** whether a list stands right below */
  leadsList: boolean
}

/** of a row: `Line | Minutes`, or with wide gaps, as from a PDF */
const cells = (text: string): number => text.split(/ \| |\t| {2,}/).length

/** `INFO:root:Started`, `[WARN] 3 left`: several in a row, or with a time or a logger's name */
const logged = /^(?:\[?\d{2,4}[-:/]\S+\s+)?\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL|TRACE)\]?[:\s]\S/
const surelyLogged = /^(?:\[?\d{2,4}[-:/]\S+\s+\[?[A-Z]{4,}\b|[A-Z]{4,}:\w+:)/
/** `(Pdb) next` */
const debugged = /^\((?:\w*db|com)\)(?:\s|$)/i
const dockerfile = /^(?:FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|WORKDIR|ENV|EXPOSE|ARG|USER|VOLUME|LABEL) \S/
/** of a request, an answer or a mail; without a sure one beside them, a date and a location are those of a meeting */
const header = /^(?:HTTP\/[\d.]+ \d|(?:From|To|Cc|Date|Connection|Accept|Location|Server|Cookie|Authorization|[A-Z][a-z]+-[A-Z][\w-]*|Subject|Host|Upgrade|ETag):\s?\S)/
const surelyHeader = /^(?:HTTP\/[\d.]+ \d|(?:From|To|Cc):.*@|(?:Subject|Host|Upgrade|ETag|Reply-To|Set-Cookie|User-Agent|Cache-Control|Content-[\w-]+|Accept-[\w-]+|X-[\w-]+|Sec-[\w-]+):\s?\S)/
const imported = /^(?:import [a-z_][\w.]*(?: as \w+)?(?:, [a-z_][\w.]*)*;?|from [a-z_.][\w.]* import \S.*|package [a-z][\w.]*;?|#include [<"].*|require(?:_relative)? ['"].*|using [A-Z][\w.]*;|use [\w:]+;)$/
const value = /^(?:True|False|None|null|nil|-?\d[\d.]*|'.*'|".*"|\[.*\]|\{.*\}|\(.*\))$/
const programs = 'pip3?|npm|npx|yarn|git|docker|podman|kubectl|helm|curl|wget|apt|apt-get|dnf|yum|brew|make|cargo|go|python3?|node|ssh|scp|cd|ls|cat|echo|grep|sed|find|tar|chmod|systemctl|journalctl'
/** something of a shell's grammar: `pip freeze > requirements.txt # ship it!`; what fetches an address; what stands behind a prompt */
const command = new RegExp(`^(?:\\$ |# |sudo )?(?:${programs})\\s+[^A-Z\\s]\\S*.*?(?:\\s(?:>>?|\\||&&)\\s|\\s--?\\w|\\s#\\s|\\s\\S+/\\S*$)|^(?:curl|wget) https?://\\S+$|^\\$ \\S`)
/** without a capital and anything but words and options */
const plainCommand = new RegExp(`^(?:${programs})(?: [a-z0-9@./=:_-]+)*$`)
/** "— Ada Lovelace" */
const source = /^(?:[—―]|--)\s?\p{Lu}/u
/** "Ada Lovelace, 1843" */
const cited = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)+,? \(?(?:19|20)\d\d\)?$/u
const person = /^\p{Lu}[\p{Ll}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|den|la|le))+$/u
const picture = /^\p{Extended_Pictographic}/u
/** What leads in a part of a slide. */
const label = /^(?:(?:for )?examples?(?: (?:output|usage))?|e\.g\.|pros|cons|before|after|output|result|usage|note|also|or|and|then|where|beispiele?|zum beispiel|ergebnis|ausgabe|(?:par )?exemples?|résultat|(?:por )?ejemplos?|resultado|例|例えば|例如|结果|結果)\s?[:,：]$/i

/** The first that holds. */
const rules: readonly { is: (line: Seen) => boolean; odds: Odds }[] = [
  { is: ({ text }) => text.length < 200 && command.test(text), odds: { code: 5 } },
  { is: ({ text, above, below }) => cells(text) > 1 && (cells(above) === cells(text) || cells(below) === cells(text)), odds: { title: -4, subtitle: -3 } },
  { is: ({ text }) => debugged.test(text), odds: { code: 5 } },
  { is: ({ text, above, below }) => logged.test(text) && (surelyLogged.test(text) || logged.test(above) || logged.test(below)), odds: { code: 5 } },
  { is: ({ text, above, below }) => dockerfile.test(text) && (dockerfile.test(above) || dockerfile.test(below)), odds: { code: 5 } },
  { is: ({ text, above, below }) => header.test(text) && [above, below].some((line) => surelyHeader.test(line) || (header.test(line) && surelyHeader.test(text))), odds: { code: 5 } },
  { is: ({ text }) => imported.test(text), odds: { code: 5 } },
  { is: ({ text, above }) => above.startsWith('>>> ') && value.test(text), odds: { code: 5 } },
  { is: ({ text, above }) => /[:：]$/.test(above) && plainCommand.test(text), odds: { code: 4 } },
  { is: ({ text }) => text.length < 60 && source.test(text), odds: { title: -5 } },
  { is: ({ text }) => cited.test(text), odds: { title: -4 } },
  { is: ({ text, above, below }) => picture.test(text) && (picture.test(above) || picture.test(below)), odds: { title: -2 } },
  // who speaks stands under the talk's title; "About Me" has a list below
  { is: ({ text, index, leadsList }) => index > 0 && index < 4 && !leadsList && person.test(text), odds: { title: -2 } },
  { is: ({ text }) => label.test(text), odds: { title: -2 } },
]

/** What is known of a line by its form; nothing of most. */
export function knownOdds(lines: readonly TextLine[], index: number): Odds {
  const textAt = (at: number): string => lines[at]?.text ?? ''
  const line = { text: textAt(index), above: textAt(index - 1), below: textAt(index + 1), index, leadsList: lines[index + 1]?.kind === 'bullet' }
  return rules.find(({ is }) => is(line))?.odds ?? {}
}

const agenda = /^(?:(?:today's |the )?agenda|outline|overview|(?:table of )?contents|plan|roadmap|inhalt|gliederung|übersicht|sommaire|au programme|programme|temario|índice|agenda de hoy|目次|アジェンダ|目录|目錄|大纲|大綱|议程|議程)\s?[:：]?$/iu
const normal = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** more is no talk's */
const mostAgendas = 3

/** Lines in a row under an agenda that all come back later, in their order: its items, not yet what they announce. */
export function announced(lines: readonly TextLine[]): number[] {
  const agendas = lines.flatMap(({ text }, index) => (agenda.test(text) ? [index] : [])).slice(0, mostAgendas)
  const texts = agendas.length > 0 ? lines.map(({ text }) => normal(text)) : []
  return agendas.flatMap((at) => {
    const items: number[] = []
    let back = -1
    for (let index = at + 1; lines[index]?.kind === 'text' && texts[index]; index++) {
      back = texts.indexOf(texts[index]!, Math.max(back, index) + 1)
      if (back < 0) break
      items.push(index)
    }
    return items.length > 1 && !items.includes(texts.indexOf(texts[items[0]!]!, items[0]! + 1)) ? items : []
  })
}
