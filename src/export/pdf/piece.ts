// The objects of a piece of a talk, under the numbers that they have in the joined file.
import type { PdfFile, PdfObject } from './file.ts'
import { writeValue, type Dict, type Ref, type Value } from './value.ts'

/** A piece on its way into the joined file. */
export interface Piece {
  file: PdfFile
  catalog: Dict
  /** the number that each of its objects has in the joined file */
  numbers: number[]
  /** what is added to the numbers under which its pages find their tags */
  shift: number
}

/** What is being made. */
export interface Joined {
  objects: (PdfObject | undefined)[]
  add: (object: PdfObject) => Ref
}

/** Strings are left alone, whatever stands in them. */
const numbersIn = /\((?:\\[\s\S]|[^\\()])*\)|(\d+) 0 R\b|\/(StructParents?) (\d+)/g

/** An object's text with the numbers that it names as they are in the joined file. */
export const renumbered = (text: string, { numbers, shift }: Piece): string =>
  text.replace(numbersIn, (whole: string, ref?: string, key?: string, tags?: string) => {
    if (ref !== undefined) return `${numbers[Number(ref)]} 0 R`
    return key === undefined ? whole : `/${key} ${Number(tags) + shift}`
  })

export const renumberedRef = ({ ref }: Ref, { numbers }: Piece): Ref => ({ ref: numbers[ref]! })

/** Puts a value in the place of another. */
export function put({ objects }: Joined, { ref }: Ref, value: Value): void {
  objects[ref] = { text: writeValue(value), data: null }
}
