// A plugin for vite: `import talk from './talk.txt?deck'` gives what is known of the talk, and its slides stand in the site.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { shareParts } from './build/shared.ts'
import { folderName } from './model/folder.ts'
import type { Manifest } from './model/manifest.ts'
import { answerFile, fileAt } from './present/site.ts'
import { openDeck } from './project/open.ts'
import type { SiteFile } from './render/look.ts'
import { manifestOf } from './render/manifest.ts'
import { renderSite } from './render/site.ts'
import { formatDiagnostic } from './report/report.ts'

/** What `import talk from './talk.txt?deck'` gives; addresses are ready for a page of the site. */
export type ImportedTalk = Manifest & {
  /** for `<slide-deck src>`: the folder of the talk's slides */
  src: string
  /** the script that defines `<slide-deck>` */
  script: string
}

export interface DeckPluginOptions {
  /** folder of the site that the talks stand in, each in its own; otherwise `talks` */
  folder?: string
}

const pages = ['index', 'embed'] as const
const script = '_deck/slide-deck.js'

/** A talk with errors ends the build with them. Types of the imports: `/// <reference types="plaindeck/talk" />`. */
export function deck({ folder = 'talks' }: DeckPluginOptions = {}): Plugin {
  /** the file of each deck that was imported, by the talk's folder */
  const talks = new Map<string, string>()
  /** what stands in the folder of all talks, by path; their player, style and fonts once */
  const files = new Map<string, SiteFile>()
  const emitted = new Set<string>()
  let root = process.cwd()
  let base = '/'
  let serving = false
  return {
    name: 'plaindeck',
    enforce: 'pre',
    configResolved(config) {
      ({ root, base } = config)
      serving = config.command === 'serve'
    },
    buildStart() {
      emitted.clear()
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/[?#].*$/s, '')
        const below = `${base}${folder}`
        const file = path.startsWith(`${below}/`) ? fileAt(files, path.slice(below.length).replace(/\/$/, '/index.html')) : undefined
        if (file) answerFile(request, response, file).catch(next)
        else next()
      })
    },
    async load(id) {
      const file = /^(.*)\?(?:.*&)?deck(?:&|$)/s.exec(id)?.[1]
      if (file === undefined) return null
      const opened = await openDeck(file, { cwd: root })
      for (const path of opened.watch) this.addWatchFile(path)
      const told = opened.diagnostics.map((one) => ({ ...one, text: formatDiagnostic(one, opened.source, { color: false }) }))
      for (const { text } of told.filter(({ severity }) => severity === 'warning')) this.warn(text)
      const errors = told.filter(({ severity }) => severity === 'error')
      if (opened.deck === null || errors.length > 0) this.error(errors.map(({ text }) => text).join('\n\n') || `${file} holds no slide.`)
      const name = folderName(opened.name)
      const other = talks.get(name)
      if (other !== undefined && other !== file) this.error(`${other} and ${file} would both stand in ${folder}/${name}/: give one of them another name.`)
      talks.set(name, file)
      const { deck: read, look, assets } = opened
      const { own, shared } = await shareParts((parts) => renderSite(read, look, assets, { pages: [...pages], ...parts }))
      for (const path of files.keys()) if (path.startsWith(`${name}/`)) files.delete(path)
      for (const one of [...own.map((one) => (one.path === script ? one : { ...one, path: `${name}/${one.path}` })), ...shared]) {
        files.set(one.path, one)
        if (serving || emitted.has(one.path)) continue
        emitted.add(one.path)
        this.emitFile({ type: 'asset', fileName: `${folder}/${one.path}`, source: await contentOf(one) })
      }
      return { code: moduleOf(manifestOf(read, pages), `${base}${folder}/`, name), moduleType: 'js' }
    },
  }
}

const contentOf = async (file: SiteFile): Promise<string | Uint8Array> => ('text' in file ? file.text : readFile(file.from))

/** @param below address of the folder of all talks @param name of the talk's in it */
function moduleOf({ urls, ...manifest }: Manifest, below: string, name: string): string {
  const src = `${below}${encodeURIComponent(name)}/`
  const talk: ImportedTalk = {
    ...manifest,
    urls: Object.fromEntries(Object.entries(urls).flatMap(([name, path]) => (path === undefined ? [] : [[name, src + path]]))),
    src,
    script: `${below}${script}`,
  }
  return `const talk = ${JSON.stringify(talk)}\nexport { talk as default }\n`
}
