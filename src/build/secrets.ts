// Looks for speaker's notes in what is about to be published.
import type { Deck } from '../model/deck.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { BuiltFile } from './write.ts'

/** What is looked for, and how. */
export interface Secrets {
  /** lines of a deck's notes that no slide says too */
  of: (deck: Deck) => string[]
  /** what of a text counts when they are looked for */
  letters: (text: string) => string
}

export interface ToBeWritten {
  /** the deck's pages, style sheets and scripts */
  files: readonly BuiltFile[]
  /** what else is written about it, such as its words on the talk's page */
  about?: readonly string[]
  /** whether its notes are published */
  open: boolean
}

/**
 * Notes that are public are no secret in `deck.json` and on the talk's page; elsewhere they still are.
 * @param file the deck, as the user named it
 * @throws Failure (unsound) where a line of its notes is in one of them
 */
export function checkSecrets(file: string, deck: Deck, written: ToBeWritten, { of, letters }: Secrets): void {
  const wanted = of(deck).map((line) => [line, letters(line)] as const)
  if (wanted.length === 0) return
  for (const text of textsOf(written)) {
    // markup may stand between the words
    const said = [letters(text), letters(text.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' '))]
    const found = wanted.find(([, line]) => said.some((words) => words.includes(line)))
    if (found) throw new Failure(`${file}: speaker's notes would have been published: "${found[0].slice(0, 60)}".`, exitCodes.unsound, 'Please report this; nothing of the talk was written.')
  }
}

function* textsOf({ files, about = [], open }: ToBeWritten): Generator<string> {
  for (const file of files) if ('text' in file && !(open && file.path === 'deck.json')) yield file.text
  if (!open) yield* about
}
