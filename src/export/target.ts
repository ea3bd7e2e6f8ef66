// Which files a run writes: what the flags and the output's name ask for.
import { extname, join } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Exporter } from './exporter.ts'

type Flags = Readonly<Record<string, unknown>>

/**
 * What `--format`, flags such as `--pdf`, or the output's extension ask for; a PDF where nothing does.
 * @throws Failure (usage)
 */
export function chooseExporters(exporters: readonly Exporter[], { format, output, ...flags }: Flags): Exporter[] {
  const names = exporters.map(({ name }) => name)
  const named = format === undefined ? [] : String(format).split(',').map((name) => name.trim())
  const unknown = named.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Failure(`There is no format "${unknown}".`, exitCodes.usage, `Formats: ${names.join(', ')}.`)
  const chosen = exporters.filter(({ name }) => named.includes(name) || flags[name] === true)
  if (chosen.length > 0) return chosen
  const extension = typeof output === 'string' && output !== '-' && !/[\\/]$/.test(output) ? extname(output).slice(1).toLowerCase() : ''
  const meant = exporters.find(({ name, extensions }) => (extension === '' ? name === 'pdf' : extensions.includes(extension)))
  if (meant) return [meant]
  throw new Failure(`There is no format for the ending ".${extension}".`, exitCodes.usage, `Formats: ${names.join(', ')}.`)
}

export interface Target {
  exporter: Exporter
  /** path without what tells one picture of many from another */
  stem: string
  /** with its dot; empty where the output was named without one that the format has */
  ending: string
}

/**
 * Where the files of one talk go.
 * @param name of the talk, without folder and ending
 * @param several whether more than one talk is exported
 */
export function targetsOf(name: string, exporters: readonly Exporter[], output: string | undefined, several: boolean): Target[] {
  return exporters.map((exporter) => {
    const usual = `.${exporter.extensions[0]}`
    if (output === undefined) return { exporter, stem: name, ending: usual }
    if (several || exporters.length > 1 || /[\\/]$/.test(output)) return { exporter, stem: join(output, name), ending: usual }
    const ending = extname(output)
    // "factory-2.0" has a dot and no ending
    if (!exporter.extensions.includes(ending.slice(1).toLowerCase())) return { exporter, stem: output, ending: '' }
    return { exporter, stem: output.slice(0, -ending.length), ending }
  })
}

/** A file's path. @param suffix what tells one of several files from the others; those always have an ending */
export const pathOf = ({ exporter, stem, ending }: Target, suffix: string): string =>
  `${stem}${suffix}${ending === '' && suffix !== '' ? `.${exporter.extensions[0]}` : ending}`

/** @throws Failure (usage) where one file would be written twice, or several to standard output */
export function checkTargets(files: readonly string[], names: readonly string[], exporters: readonly Exporter[], output: string | undefined): void {
  if (output === '-' && (files.length > 1 || exporters.length > 1)) {
    throw new Failure('Several files do not fit into standard output.', exitCodes.usage, 'Name a folder with -o, or export one talk in one format.')
  }
  const twice = names.findIndex((name, index) => names.indexOf(name) < index)
  if (twice >= 0) {
    throw new Failure(`${files[names.indexOf(names[twice]!)]} and ${files[twice]} would be written to one file.`, exitCodes.usage, 'Export them one by one, each with its own -o.')
  }
}
