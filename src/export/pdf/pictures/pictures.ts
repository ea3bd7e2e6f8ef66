// Keeps pictures out of the browser, which would unpack each and pack it anew, slower than all else that is done for a page:
// it gets a stand-in of the same size, and the printed file gets the picture as it is on disk.
import { readFile } from 'node:fs/promises'
import type { Site } from '../../../render/look.ts'
import { fileOf, pagesOf, type PdfFile, type PdfObject } from '../file.ts'
import { isRef, writeValue, type Dict, type Value } from '../value.ts'
import type { Picture } from './picture.ts'
import { readPng } from './png.ts'
import { greyJpeg } from './standIn.ts'

export interface StandIn { bytes: Uint8Array; picture: ReturnType<Picture['pack']> }

/** By the picture's path in the site. */
export type StandIns = ReadonlyMap<string, StandIn>

/** bytes of a file; smaller ones are packed in no time */
const large = 16_000
/** what makes a browser draw a picture itself, so that it would draw the stand-in */
const drawn = /(?<![\w-])(?:-webkit-)?(?:filter|backdrop-filter|mask(?:-image|-border)?|mix-blend-mode|background-blend-mode)\s*:/

/** Stand-ins for pictures of a site that a PDF can have as they are. */
export async function standInsFor(site: Site): Promise<StandIns> {
  if (site.some((file) => 'text' in file && drawn.test(file.text))) return new Map()
  const found = await Promise.all(site.map(async (file): Promise<[string, StandIn][]> => {
    const bytes = 'from' in file && /\.png$/i.test(file.path) ? await readFile(file.from).catch(() => null) : null
    const read = bytes && bytes.length >= large ? readPng(bytes) : null
    if (!read) return []
    const picture = read.pack()
    picture.catch(() => {})
    return [[file.path, { bytes: greyJpeg(read.width, read.height, file.path), picture }]]
  }))
  return new Map(found.flat())
}

/**
 * Whether each stand-in is where its picture shall be, and nowhere else, and the pictures are whole.
 * @param shown paths of the pictures on each page
 */
export async function canPutBack(file: PdfFile, standIns: StandIns, shown: readonly (readonly string[])[]): Promise<boolean> {
  const paths = pathsIn(file, standIns)
  const pages = pagesOf(file).map((page) => new Set(imagesOf(file, page).flatMap((number) => paths.get(number) ?? [])))
  const right = pages.length === shown.length
    && pages.every((there, index) => there.size === new Set(shown[index]!.filter((path) => standIns.has(path))).size && shown[index]!.every((path) => !standIns.has(path) || there.has(path)))
  return right && Promise.all([...standIns.values()].map(({ picture }) => picture)).then(() => true, () => false)
}

/** The same file with the pictures in it. */
export async function putBack(file: PdfFile, standIns: StandIns): Promise<PdfFile> {
  const objects: (PdfObject | undefined)[] = [...file.objects]
  for (const [number, path] of pathsIn(file, standIns)) {
    const { colours, mask } = await standIns.get(path)!.picture
    const head: Dict = mask ? new Map([...colours.head, ['SMask', { ref: objects.push({ text: writeValue(mask.head), data: mask.data }) - 1 }]]) : colours.head
    objects[number] = { text: writeValue(head), data: colours.data }
  }
  return fileOf(objects, file.trailer)
}

/** Paths of the pictures whose stand-ins are in the file, by the numbers of these. */
function pathsIn({ objects }: PdfFile, standIns: StandIns): Map<number, string> {
  const paths = new Map([...standIns].map(([path, { bytes }]) => [latin1(bytes), path]))
  const longest = Math.max(...[...standIns.values()].map(({ bytes }) => bytes.length))
  return new Map(objects.flatMap((object, number) => {
    const path = object?.data && object.data.length <= longest ? paths.get(latin1(object.data)) : undefined
    return path === undefined ? [] : [[number, path] as const]
  }))
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Numbers of what a page draws that is an object, also within groups and patterns. */
function imagesOf({ get, entry }: PdfFile, page: Dict): number[] {
  const found = new Set<number>()
  const walk = (resources: Value): void => {
    for (const kind of ['XObject', 'Pattern']) {
      const named = entry(resources, kind)
      for (const ref of named instanceof Map ? named.values() : []) {
        if (!isRef(ref) || found.has(ref.ref)) continue
        found.add(ref.ref)
        walk(entry(get(ref), 'Resources'))
      }
    }
  }
  walk(entry(page, 'Resources'))
  return [...found]
}
