// A plugin for vite: `import talk from './talk.txt?deck'` gives what is known of the talk, and its slides stand in the site.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { folderName } from './model/folder.ts'
import type { Manifest } from './model/manifest.ts'
import { answerFile, fileAt, type Files } from './present/site.ts'
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

/** the file of each deck that was imported, and its slides, by the talk's folder in the site */
type Talks = Map<string, { file: string; files: Files }>

const pages = ['index', 'embed'] as const

/** A talk with errors ends the build with them. Types of the imports: `/// <reference types="plaindeck/talk" />`. */
export function deck({ folder = 'talks' }: DeckPluginOptions = {}): Plugin {
  const talks: Talks = new Map()
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
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = fileOf(request.url ?? '', `${base}${folder}/`, talks)
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
      if (other && other.file !== file) this.error(`${other.file} and ${file} would both stand in ${folder}/${name}/: give one of them another name.`)
      const site = renderSite(opened.deck, opened.look, opened.assets, { pages: [...pages] })
      talks.set(name, { file, files: new Map(site.map((one) => [one.path, one])) })
      if (!serving) for (const one of site) this.emitFile({ type: 'asset', fileName: `${folder}/${name}/${one.path}`, source: await contentOf(one) })
      return { code: moduleOf(manifestOf(opened.deck, pages), `${base}${folder}/${encodeURIComponent(name)}/`), moduleType: 'js' }
    },
  }
}

/** What a request means of the talks below an address. */
function fileOf(url: string, below: string, talks: Talks): SiteFile | undefined {
  const path = url.replace(/[?#].*$/s, '')
  if (!path.startsWith(below)) return undefined
  const [, talk, inside] = /^([^/]+)(\/.*)$/.exec(path.slice(below.length)) ?? []
  const found = [...talks].find(([name]) => encodeURIComponent(name) === talk)
  return found && fileAt(found[1].files, inside!)
}

const contentOf = async (file: SiteFile): Promise<string | Uint8Array> => ('text' in file ? file.text : readFile(file.from))

/** @param src address of the talk's folder */
function moduleOf({ urls, ...manifest }: Manifest, src: string): string {
  const talk: ImportedTalk = {
    ...manifest,
    urls: Object.fromEntries(Object.entries(urls).flatMap(([name, path]) => (path === undefined ? [] : [[name, src + path]]))),
    src,
    script: `${src}_deck/slide-deck.js`,
  }
  return `const talk = ${JSON.stringify(talk)}\nexport { talk as default }\n`
}
