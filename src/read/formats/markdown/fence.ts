// Reads what stands after the three backticks: language, file name, the lines to walk through.

export interface Info {
  lang?: string
  title?: string
  /** each step the lines at full strength, from 1; an empty list means all */
  steps?: number[][]
  /** words that mean nothing here */
  ignored: string[]
  /** lines that the block does not have */
  missing: number[]
}

/*
 *   ```ts {1|3-4|all} title="app.ts"
 *   ```ts [app.ts] {2,5}
 */
/** `lines` is how many lines the block has. */
export function readInfo(info: string, lines: number): Info {
  const result: Info = { ignored: [], missing: [] }
  const pandoc = /^\{\s*\.?([a-z][\w+#-]*)\s*([^}]*)\}$/i.exec(info.trim())
  const rest = (pandoc ? `${pandoc[1]} ${pandoc[2]}` : info.trim())
    .replace(/\{([^}]*)\}/g, (whole, inside: string) => {
      const steps = readSteps(inside, lines, result.missing)
      if (!steps) return whole
      result.steps = steps
      return ' '
    })
    .replace(/(?:code|data)-line-numbers="([^"]*)"/, (whole, inside: string) => {
      const steps = readSteps(inside, lines, result.missing)
      if (!steps) return whole
      result.steps = steps
      return ' '
    })
    .replace(/(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|(\S+))|\[([^\]]+)\]/, (_, double, single, bare, bracket) => {
      result.title = double ?? single ?? bare ?? bracket
      return ' '
    })
  const [lang, ...others] = rest.split(/\s+/).filter(Boolean)
  if (lang !== undefined && /^[{[=]|=/.test(lang)) others.unshift(lang)
  else if (lang) result.lang = lang
  result.ignored = others
  return result
}

/** "1|3-4|all" or "2,5"; null where it is something else. */
function readSteps(text: string, lines: number, missing: number[]): number[][] | null {
  if (!/^[\s\d,|*-]*(?:(?:all|none)[\s\d,|*-]*)*$/i.test(text) || text.trim() === '') return null
  const steps = text.split('|').map((step) => ({ written: step, lines: linesOf(step, lines, missing) }))
  // An empty list means all lines: a step of missing lines only is none.
  return steps.filter((step) => step.lines.length > 0 || !/\d/.test(step.written)).map((step) => step.lines)
}

function linesOf(step: string, lines: number, missing: number[]): number[] {
  return step.split(',').flatMap((range) => {
    const [from, to] = range.split('-').map((number) => Number.parseInt(number, 10)) as [number, number?]
    if (Number.isNaN(from)) return []
    const last = to === undefined || Number.isNaN(to) ? from : to
    if (last > lines || from < 1) missing.push(last > lines ? last : from)
    const first = Math.max(1, from)
    return Array.from({ length: Math.max(0, Math.min(last, lines) - first + 1) }, (_, index) => first + index)
  })
}
