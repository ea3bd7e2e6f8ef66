// Reads and writes the lock file beside a deck, which keeps the ids of its slides.
import { access, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Deck } from '../model/deck.ts'
import type { Diagnostic, Result } from '../model/diagnostic.ts'
import { Lock, type LockedSlide } from '../model/lock.ts'
import { makeSource, positionAt } from '../model/source.ts'
import { beginningOf } from '../read/recall.ts'
import { writeWhole } from './writeWhole.ts'

/** As other tools call theirs: `Cargo.lock`, `Pipfile.lock`. @param file the deck's */
export const lockFileOf = (file: string): string => `${file}.lock`

/** What a deck's lock file says; null where there is none, and a null value with a diagnostic where it is damaged. */
export async function readLock(file: string, cwd: string): Promise<Result<Lock | null> | null> {
  const path = lockFileOf(file)
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return { value: Lock.parse(JSON.parse(text)), diagnostics: [] }
  } catch {
    return { value: null, diagnostics: [await damaged(path, text)] }
  }
}

async function damaged(path: string, text: string): Promise<Diagnostic> {
  const { parse } = await import('jsonc-parser')
  const source = makeSource(path, text)
  const errors: { offset: number }[] = []
  parse(source.text, errors as never, { disallowComments: true })
  return {
    severity: 'error',
    code: 'bad-lock',
    message: errors[0] ? 'This is no JSON, so the ids that the slides had are not known.' : 'This is no lock file of a deck, so the ids that the slides had are not known.',
    path,
    position: positionAt(source, errors[0]?.offset ?? 0, errors[0]?.offset ?? 0),
    hint: 'Take it from your version control again; or delete it, and ids are made of the titles anew.',
  }
}

export const hasLock = (file: string, cwd: string): Promise<boolean> => access(resolve(cwd, lockFileOf(file))).then(() => true, () => false)

/** Whether a deck's ids are kept. @param begin whether they shall be from now on @param locked whether they were */
export const keepsIds = (file: string, begin: boolean, locked: boolean): boolean => file !== '-' && (begin || locked)

/**
 * Writes what ids a deck's slides have now, where that is another than before.
 * @param deck laid out
 * @param asRead the same before that
 * @throws Failure (unwritable)
 */
export async function writeLock(file: string, cwd: string, asRead: Deck, deck: Deck): Promise<void> {
  const path = lockFileOf(file)
  const text = lockText(lockOf(asRead, deck))
  if (text === await readFile(resolve(cwd, path), 'utf8').catch(() => null)) return
  await writeWhole(path, cwd, Buffer.from(text), 'Its folder must be writable while the ids of a deck are kept.')
}

function lockOf(asRead: Deck, deck: Deck): Lock {
  const laidOut = new Map<string, { parts: string[]; aliases: string[] | undefined }>()
  let last: string[] = []
  for (const { id, continued, aliases } of deck.slides) {
    if (continued) last.push(id)
    else laidOut.set(id, { parts: last = [], aliases })
  }
  return {
    version: 1,
    slides: asRead.slides.map((slide): LockedSlide => {
      const { parts = [], aliases } = laidOut.get(slide.id) ?? {}
      return { id: slide.id, title: slide.title, begins: beginningOf(slide), ...(parts.length > 0 && { parts }), ...(aliases && { aliases }) }
    }),
  }
}

/** A slide a line, so that versions can be compared and merged. */
const lockText = ({ version, slides }: Lock): string =>
  `{\n "version": ${version},\n "slides": [\n${slides.map((slide) => `  ${JSON.stringify(slide)}`).join(',\n')}\n ]\n}\n`
