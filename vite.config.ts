// Builds the package: the command for Node, the scripts and style sheets for the browser, the font tables.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite'
import pkg from './package.json' with { type: 'json' }
import { collectFonts } from './scripts/fonts.ts'

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

/** A classic script of one file: works from `file:` and in a sandboxed frame, where modules do not load. */
const script = (name: string, entry: string): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    outDir: 'dist/client',
    emptyOutDir: false,
    copyPublicDir: false,
    minify: true,
    rolldownOptions: {
      input: { [name]: `src/client/${entry}.ts` },
      output: { format: name === 'live' ? 'es' : 'iife', entryFileNames: '[name].js' },
      // vite's dev server resolves this one when the talk is presented
      external: ['/@vite/client'],
    },
  },
})
/** Programs for Node; the packages that they need are inside, but for the large ones that few commands load. */
const forNode = (outDir: string, rolldownOptions: Pick<Rolldown.RolldownOptions, 'input' | 'output'>): EnvironmentOptions => ({
  consumer: 'server',
  // zod is a dependency for the sake of our types; at start only what is used of it is read
  resolve: { noExternal: true, external: [...node, ...Object.keys(pkg.dependencies).filter((name) => name !== 'zod')] },
  build: {
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    ssr: true,
    target: 'node20.19',
    minify: false,
    // the first build cuts the fonts: that it takes a while is no fault
    rolldownOptions: { ...rolldownOptions, checks: { pluginTimings: false } },
  },
})

/** an environment's name may have no hyphen, a file's may */
const scripts = { player: ['player', 'main'], speaker: ['speaker', 'speaker'], unpack: ['unpack', 'unpack'], live: ['live', 'live'], slideDeck: ['slide-deck', 'slide-deck'], check: ['check', 'check'], talk: ['talk', 'talk'], search: ['search', 'search'] } as const

/** KaTeX's style sheet and ours for it. Its fonts are declared as all others, where a deck needs them. */
const mathCss = (): string =>
  `${readFileSync('node_modules/katex/dist/katex.min.css', 'utf8').replace(/@font-face\{[^}]*\}/g, '')}\n${readFileSync('src/client/math.css', 'utf8')}`

/** What no deck has of reveal.js: other sites opened over a slide, transitions in space, its own auto-animate. */
const unused = /\.r-overlay-(preview|spinner|external)\b|(transition~?=|\.reveal\.)(concave|convex|zoom|linear)\b|auto-animate/

/** reveal.js's style sheet without the rules that say nothing here: every frame loads it. */
const revealCss = (): string => readFileSync('node_modules/reveal.js/dist/reveal.css', 'utf8')
  .replace(/([^{}]+)(\{[^{}]*\})/g, (_, selectors: string, body: string) => {
    const used = selectors.split(/,(?![^()]*\))/).filter((selector) => !unused.test(selector))
    return used.length > 0 ? used.join() + body : ''
  })
  // a page that is printed with a frame in it has the slide that is shown there, not reveal.js's paper
  .replaceAll('html:not(.print-pdf)', 'html:not(.print-pdf,[data-mode=embed])')

/** Types of what the plugin for vite lets a program import. */
const importTypes = `declare module '*?deck' {
  const talk: import('./types/vite.d.ts').ImportedTalk
  export default talk
}
`

/** Style sheets and fonts go into the package as files; the JSON Schema of the model is published beside them. */
const files: Plugin = {
  name: 'deck:files',
  async writeBundle() {
    mkdirSync('dist/client', { recursive: true })
    for (const name of ['base.css', 'print.css', 'site.css']) cpSync(`src/client/${name}`, `dist/client/${name}`)
    writeFileSync('dist/client/reveal.css', revealCss())
    // runs in the browser that draws diagrams, and nowhere else
    cpSync('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', 'dist/client/mermaid.js')
    writeFileSync('dist/client/math.css', mathCss())
    await collectFonts('dist/fonts')
    writeFileSync('dist/talk.d.ts', importTypes)
    const { deckSchema } = await import('./src/model/schema.ts')
    writeFileSync('dist/deck.schema.json', `${JSON.stringify(deckSchema(), null, 2)}\n`)
    const { manifestSchema } = await import('./src/model/manifest.ts')
    writeFileSync('dist/manifest.schema.json', `${JSON.stringify(manifestSchema(), null, 2)}\n`)
  },
  applyToEnvironment: (environment) => environment.name === 'ssr',
}

export default defineConfig({
  appType: 'custom',
  // in tests, that a library's source map names files that it does not bring is no news
  ...(process.env.VITEST && { logLevel: 'error' as const }),
  define: { __VERSION__: JSON.stringify(pkg.version) },
  plugins: [files],
  // its node build is CommonJS of 72 modules, which all run at start
  resolve: { alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)) } },
  environments: {
    ssr: forNode('dist', {
      input: { cli: 'src/cli.ts', index: 'src/index.ts', vite: 'src/vite.ts', astro: 'src/astro.ts', oembed: 'src/site/oembedHandler.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    }),
    // what the command loads: the engine keeps compiled only what is no module
    command: forNode('dist/command', {
      input: { main: 'src/main.ts' },
      // what was kept compiled cannot import by itself: the loader (src/compiled.ts) hands it a function that does
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs', plugins: [{ name: 'imports', renderChunk: (code) => code.replace(/\bimport\((?=["'])/g, 'importModule(') }] },
    }),
    ...Object.fromEntries(Object.entries(scripts).map(([environment, [name, entry]]) => [environment, script(name, entry)])),
  },
  builder: {
    async buildApp(builder) {
      // the first one empties dist
      for (const environment of ['ssr', 'command', ...Object.keys(scripts)]) await builder.build(builder.environments[environment]!)
    },
  },
  // what needs the material beside a checkout lies in e2e/shared, and skips where there is none
  test: { include: ['src/**/*.test.ts', 'scripts/*.test.mjs', 'e2e/shared/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
} as Parameters<typeof defineConfig>[0])
