// Looks for speaker's notes in what is about to be published.
import { Failure, exitCodes } from '../model/failure.ts'

/**
 * @param secrets lines of the notes that no slide says too
 * @param texts all text that is to be written, as it is
 * @throws Failure (unsound) where one of the lines is in one of the texts
 */
export function checkSecrets(file: string, secrets: readonly string[], texts: Iterable<string>, letters: (text: string) => string): void {
  if (secrets.length === 0) return
  const wanted = secrets.map((line) => [line, letters(line)] as const)
  for (const text of texts) {
    // markup may stand between the words
    const said = [letters(text), letters(text.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' '))]
    const found = wanted.find(([, line]) => said.some((words) => words.includes(line)))
    if (found) throw new Failure(`${file}: speaker's notes would have been published: "${found[0].slice(0, 60)}".`, exitCodes.unsound, 'Please report this; nothing of the talk was written.')
  }
}
