// What code in each language looks like: the signs by which it is told from code in another.

/** What a language alone writes, what it shares with another one or two, and what many do but a text in words does not. */
export const points = { own: 3, shared: 2, common: 1 }
type Signs = Partial<Record<keyof typeof points, RegExp[]>>

const prompt = /^\s*(?:[\w.-]+@[\w.-]+[^$#\n]*)?\$ [\w./~]/m

/** By highlight.js's names. No line is blank where they are looked for. */
export const signs: Record<string, Signs> = {
  shell: { own: [prompt] },
  bash: {
    own: [/^#!.*\b(?:ba|z)?sh\b/, /^\s*(?:sudo|apt-get|apt|yum|dnf|brew|npm|npx|yarn|pip3?|docker|docker-compose|kubectl|helm|git|mkdir|curl|wget|chmod|export \w+=\S+|source|ssh|rpm|systemctl|ansible(?:-\w+)?|oc|virtualenv) [\w./~$"'-]/m],
    shared: [/^\s*(?:cd|ls|rm|cp|mv|cat|grep|make|tar|touch|python3?|node) [\w./~$"*-]+(?: |$)/m, /\b(?:fi|done|esac)$/m],
    common: [/ --?\w[\w-]*(?:[ =]|$)/m, / \|\|? \w/, /\$\{?\w/],
  },
  python: {
    own: [/^>>> /m, /^\s*(?:async )?def \w+\(.*\)(?: ->.*)?:/m, /^\s*class \w+(?:\(.*\))?:/m, /^import [a-z_]\w*(?:, \w+| as \w+)*$/m, /^\s*from [\w.]+ import [\w*(]/m, /[[({].* for [\w, ]+ in .*[\])}]/, /^\s*el(?:if .*|se):\s*$/m, /^if __name__ ==/m],
    shared: [/^\s*(?:if|for|while|with|try|except)\b.*:\s*(?:#.*)?$/m, /\bself\.\w/, /"""|'''/, /^import [a-z_]\w*\.[\w.]+(?: as \w+)?$/m, /\blambda \w*:/, /^\s*@[\w.]+(?:\(.*\))?\n\s*(?:async )?def /m],
    common: [/\b(?:None|True|False)\b/, /\bprint[ (]/, /^\s*return\b[^;{]*$/m, /^\w+ = [\w.[\]('"{]+[^;]*$/m, /\b(?:not in|is not|is None)\b/, /^\s*# /m, /\b__\w+__\b/],
  },
  javascript: {
    own: [/\bconsole\.(?:log|error)\(/, /^\s*import .*\bfrom\s*['"]/m, /^\s*export (?:default|const|async|function|class|\{)/m, /\bmodule\.exports\b/, /\b(?:const|let|var) [\w{[][^=\n]*= (?:require\(|await |async |function\b|\()/, /\bdocument\.\w+\(/, /\b(?:const|let|var) \{.*\} = /],
    shared: [/[=!]==/, /\brequire\(['"]/, /\bfunction\s*\*?\s*\w*\(.*\) ?\{/, /\bconst \w+ = [^;]*;?$/m, /\bnew Promise\b|\.then\(/, /\((?:\w+(?:, \w+)*)?\) => /, /\b(?:undefined|null|this)\.?\b.*;$/m],
    common: [/ => /, /\b(?:let|var) \w+ = .*;$/m, /`[^`\n]*\$\{/, /\bawait /, /;$/m, /^\s*\/\//m],
  },
  typescript: {
    own: [/^\s*(?:export )?type \w+(?:<.*>)? = \S/m, /[\w)?]: (?:string|number|boolean|any|void|unknown)(?:\[\])? ?(?:[,;)={]|$)/m, /\bexport interface \w/],
    shared: [/^\s*interface \w+ \{/m, /\bas const\b/, /\b(?:private|public|readonly) \w+\??: /],
  },
  go: {
    own: [/^func (?:\(\w+ [*\w.]+\) )?\w+\([^)]*\)(?: [\w*.[\]]+| \(.*\))?(?: \{.*)?$/m, /\bfmt\.[A-Z]\w+\(/, /\[\](?:byte|string|int|float64|\*?[A-Z]\w*)\b|\bmap\[\w+\]/, /\berr != nil\b/, /^type \w+ (?:struct|interface|func)\b/m, /^import (?:\(|")/m, /\bgo func\(|^\s*go \w[\w.]*\(.*\)$/m, /\bmake\(chan\b|\bchan [\w*]/, /\bdefer \w/, /:= range /],
    shared: [/\w :?= <-\w/, /^package [a-z]\w*$/m, /\bfunc\(.*\)/, /^\s*[\w., ]+ := [^=]/m],
    common: [/^\s*var \w+ [\w.[\]*{}]+( =|$)/m, /^\s*\w+ <- \w/m],
  },
  java: {
    own: [/\bpublic (?:static |final |abstract )*(?:class|interface|enum|void|@interface) \w/, /\bSystem\.(?:out|err)\.print/, /^import (?:static )?[a-z][\w.]*(?:\.\*)?;/m, /@(?:Override|Inject|Test|Autowired|Produces)\b/, /^package [a-z][\w.]*;/m, /\b(?:public|private|protected) (?:static |final )*(?:int|long|boolean|double|[A-Z]\w*(?:<.*>)?) \w+\s*[(;=]/],
    shared: [/\b(?:class|interface) \w+ (?:extends|implements) [A-Z]/, /\b[A-Z]\w*(?:<.*>)? \w+ = new [A-Z]/, /\)\s*throws [A-Z]/, /^\s*@[A-Z]\w+(?:\(.*\))?$/m],
    common: [/\bnew [A-Z]\w*(?:<.*>)?\(/, /;$/m, /\bString \w/, /^\s*\/\//m],
  },
  csharp: { own: [/^using [A-Z][\w.]*;/m, /^namespace [A-Z][\w.]*\s*[{;]?$/m, /\bConsole\.Write/, /\{ get; (?:private )?set; \}/] },
  kotlin: { own: [/^\s*(?:\w+ )*fun (?:<.*> ?)?(?:\w+\.)?\w+\(/m, /\bdata class \w/], shared: [/\bval \w+ = \w+ \{$/m, /\?\.let \{/] },
  scala: {
    own: [/^\s*(?:@\w+ )*(?:override |implicit |private |final )*def [\w+:<>*|=!]+(?:(?:\[.*?\])?\(.*\)|(?=:))(?:\s?: [\w.[\], =>()]+)? =(?: |$)/m, /\b(?:case class|case object|sealed trait|implicit (?:val|class|object|def))\b/, /^\s*(?:\w+ )*(?:object|trait) \w+(?:\[.*\])?(?: extends .*)?(?: \{.*)?$/m, /^import [\w.]+\.(?:_|\{.*\})\s*$/m, /\bextends [A-Z].* with [A-Z]/, /^\s*(?:lazy )?val \w+: ?[A-Z][\w[\], ]*(?: =|$)/m, /\b(?:Future|Option|Either|List|Seq|Map|IO|F|Eval|Int|Task)\[[A-Z_]/],
    shared: [/^\s*(?:lazy )?val \w+ = /m, /\bfor \{$/m, /^\s*\} yield /m, /^\s*case .* => /m, /: [A-Z]\w*\[[A-Z]/],
    common: [/ => /, / <- /, /^\s*\/\//m],
  },
  groovy: { own: [/\bdef \w+ = ['\w]/, /^\s*(?:pipeline|node\(.*\)|stage\(.*\)|steps) \{$/m], shared: [/\{ \w+(?:, \w+)* ->/, /^\s*sh ["']/m] },
  swift: {
    own: [/\bfunc \w+\(.*\)(?: throws)? -> \w/, /\b(?:guard|if) let \w+ = /, /^import (?:UIKit|Foundation|SwiftUI|AuthenticationServices|Combine)$/m, /\boverride func\b/, /@(?:IBAction|IBOutlet|objc|State|Published|available)\b/, /\bfunc \w+\(_ /],
    shared: [/\blet \w+(?:: \w+)? = [A-Z.][\w.]*\(.*\)$/m, /^\s*(?:extension|struct|protocol|class) \w+: [A-Z]/m, /\bvar \w+: \[?[A-Z]\w*[\]?]? ?[={]?/],
  },
  rust: {
    own: [/\bfn \w+(?:<.*>)?\(.*\)(?: -> .*)? ?\{/, /\blet mut \w/, /^\s*impl(?:<.*>)? [\w<>]+(?: for [\w<>]+)? \{/m, /^use \w+(?:::[\w{},* ]+)+;/m, /\b(?:println|vec|format|panic)!/, /\bpub (?:fn|struct|enum|mod|trait)\b/, /&(?:mut |str\b|self\b)/, /^\s*#\[\w+/m],
    common: [/ -> /, /\w::\w/],
  },
  c: {
    own: [/^\s*#\s*include\s*[<"]/m, /^\s*#\s*(?:define|ifdef|ifndef|endif)\b/m, /\bint main\(/, /^\s*(?:static |extern |const )*(?:unsigned |struct )?(?:int|char|void|long|double|float|size_t|u?int\d+_t)\s+\*?\w+\(.*\)\s*[{;]?$/m, /\btypedef (?:struct|enum|unsigned|int)\b/, /\bstruct \w+ \*\w+/],
    shared: [/\bprintf\(/, /^\s*(?:unsigned |const |static )*(?:int|char|long|double|float|size_t|void \*) ?\*?\w+(?:\[.*\])?(?: =.*)?;/m, /\w->\w+/, /\bmalloc\(|\bNULL\b/],
  },
  cpp: { own: [/\bstd::\w/, /\btemplate\s*<\w/, /\bcout <</, /\busing namespace \w/, /^\s*#include <(?:iostream|vector|string|memory|map)>/m] },
  ruby: {
    own: [/\bdo \|[\w, ]+\|/, /^\s*(?:def \w+[?!]?(?: |\([^:]*\))?|class [A-Z]\w*(?: < [\w:]+)?|module [A-Z]\w*)$/m, /\battr_(?:accessor|reader|writer)\b/, /^\s*require(?:_relative)? ['"][^)]*$/m, /\{ ?\|[\w, ]+\|/, /^(?:irb|pry)\b.*> /m, /^\s*(?:gem|source) ['"]/m],
    shared: [/^\s*puts /m, /:\w+ => /, /^\s*end$/m, /^\s*@\w+ = /m, /\.(?:each|map|select|nil\?|empty\?)\b(?! ?\()/],
    common: [/^\s*# /m, /#\{/],
  },
  perl: {
    own: [/^\s*(?:my|our) (?:\(|[$@%])\w/m, /^use (?:strict|warnings|[A-Z]\w+::\w+)/m, /^\s*sub \w+ ?\{/m, /^#!.*\bperl\b/, /\bqw[({/]/, /\$\w+->\{/],
    shared: [/\$_\b|@_\b/, /=~ [msqt]?\//, /\bforeach my\b/],
    common: [/^\s*[$@%]\w+.*;$/m],
  },
  php: {
    own: [/<\?(?:php|=)/, /\$this->/, /\bfunction \w*\(.*\$\w/, /^use [A-Z]\w*\\[\w\\]+/m, /^namespace [\w\\]+;/m, /\b[A-Z]\w+::\w+\(.*\$\w/, /^\s*\$\w+ = new [A-Z]/m, /\$\w+->\w+\(/],
    shared: [/^\s*\$\w+ = .*;$/m, /\bpublic function \w/, /'\w+' => /],
  },
  sql: {
    own: [/^\s*(?:SELECT|INSERT INTO|DELETE FROM|CREATE (?:OR REPLACE )?(?:UNIQUE |FOREIGN |TEMP(?:ORARY)? )?(?:TABLE|INDEX|VIEW|FUNCTION|EXTENSION|DATABASE|SERVER|USER)|ALTER TABLE|DROP TABLE)\b/mi, /^\s*UPDATE \w+\s+SET\b/mi],
    common: [/\bfrom\b/i, /\b(?:where|values|group by|order by|primary key)\b/i],
  },
  dockerfile: { own: [/^FROM [\w./:@-]+(?: AS \w+)?$/mi, /^(?:RUN|CMD|ENTRYPOINT|EXPOSE|WORKDIR|HEALTHCHECK) [\w"[./]/m, /^(?:COPY|ADD|ENV|VOLUME) [\w./-]+[ =]\S/m] },
  diff: { own: [/^diff --git /m, /^@@ -\d/m, /^--- \S.*\n\+\+\+ \S/m] },
  http: { own: [/^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S*(?: HTTP\/[\d.]+)?$/m, /^HTTP\/[\d.]+ \d{3}/m] },
  haskell: {
    own: [/^\s*\w+'? :: .*$/m, /^import (?:qualified )?[A-Z][\w.]*(?: (?:as|hiding|\()|$)/m, /\bderiving\b/, /^instance .* where$/m, /^module [A-Z][\w.]* (?:where|\()/m, /^(?:data|newtype) [A-Z]\w*.* = [A-Z]/m],
    common: [/ -> /, / <- /, / \$ /],
  },
  clojure: { own: [/^\s*\((?:defn|ns|defmacro|def) [\w.-]+[\s)]/m], shared: [/\(fn \[|\(let \[/] },
  lisp: { own: [/^\s*\((?:defun|setq|defvar|defmacro|lambda|define|require|use-package|cons|add-hook|let\*? ?\s*\(\(?) ?/m], shared: [/^\s*['`]?\(\S.*\)\s*$/m] },
  elixir: { own: [/\bdefmodule [A-Z]/], shared: [/\|> /, /\bdefp? \w+.* do$/m] },
  lua: { own: [/^\s*local (?:function )?\w+/m], shared: [/\bthen$/m, /^\s*end$/m] },
  css: { own: [/^\s*[.#@]?[\w-][^{};\n]*\{\s*\n\s*[\w-]+: [^;{}\n]+;\s*$/m, /^\s*[.#]?[\w-]+ \{ [\w-]+: [^;]+;? \}$/m] },
  makefile: { own: [/^\.PHONY\b/m, /^[\w./-]+:(?: [\w./ -]*)?\n\t\S/m] },
  ini: { own: [/^\[[\w.:/ -]+\]\s*\n\s*[\w.-]+ ?[=:] ?\S/m] },
}

/** Languages that show in the whole of a text, or in how it begins. */
export const wholes: Record<string, (text: string, lines: readonly string[]) => boolean> = {
  shell: (_, lines) => prompt.test(lines.find((line) => !/^\s*#/.test(line)) ?? ''),
  json: (text) => /^\s*[{[]/.test(text) && /^[\s{[]*"[^"\n]+"\s*:/m.test(text) && /[\]}]\s*$/.test(text),
  xml: (text) => /^\s*<(?:\?xml|!doctype|!--|[a-z][\w:.-]*(?:\s[^<>]*)?\/?>)/i.test(text) && /<\/[a-z][\w:.-]*>|\/>|-->/i.test(text) && !/<\?php/.test(text),
  diff: (_, lines) => ['+', '-'].every((sign) => lines.some((line) => line[0] === sign)) && most(lines, /^[-+](?!\d|[-+]*$)/, 0.4),
  yaml: (text, lines) => /^(?:---|(?:- )?[\w./-]+:(?: .*)?)$/.test(lines[0] ?? '') && most(lines, /^\s*(?:#.*|---|(?:- )*[\w./"'{}%-]+:(?: .*)?|- .*)$/, 0.65) && /^(?: *- )? *[\w./-]+:\n *(?:- )?[\w.]+/m.test(text),
}

const most = (lines: readonly string[], kind: RegExp, share: number): boolean => lines.filter((line) => kind.test(line)).length >= lines.length * share
