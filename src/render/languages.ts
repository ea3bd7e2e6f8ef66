// The languages that are coloured: a closed list, since some of highlight.js's grammars take very long on odd input.
import type { LanguageFn } from 'highlight.js'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import clojure from 'highlight.js/lib/languages/clojure'
import cmake from 'highlight.js/lib/languages/cmake'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dart from 'highlight.js/lib/languages/dart'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import elixir from 'highlight.js/lib/languages/elixir'
import erlang from 'highlight.js/lib/languages/erlang'
import go from 'highlight.js/lib/languages/go'
import graphql from 'highlight.js/lib/languages/graphql'
import groovy from 'highlight.js/lib/languages/groovy'
import haskell from 'highlight.js/lib/languages/haskell'
import http from 'highlight.js/lib/languages/http'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import kotlin from 'highlight.js/lib/languages/kotlin'
import latex from 'highlight.js/lib/languages/latex'
import less from 'highlight.js/lib/languages/less'
import lisp from 'highlight.js/lib/languages/lisp'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import nginx from 'highlight.js/lib/languages/nginx'
import nix from 'highlight.js/lib/languages/nix'
import objectivec from 'highlight.js/lib/languages/objectivec'
import ocaml from 'highlight.js/lib/languages/ocaml'
import perl from 'highlight.js/lib/languages/perl'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import properties from 'highlight.js/lib/languages/properties'
import protobuf from 'highlight.js/lib/languages/protobuf'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import scss from 'highlight.js/lib/languages/scss'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import vim from 'highlight.js/lib/languages/vim'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

export interface Language {
  /** highlight.js's own name */
  name: string
  define: LanguageFn
}

const grammars: [names: string, define: LanguageFn][] = [
  ['bash sh zsh', bash],
  ['c h', c],
  ['clojure clj edn', clojure],
  ['cmake', cmake],
  ['cpp c++ cc cxx hpp', cpp],
  ['csharp cs c#', csharp],
  ['css', css],
  ['dart', dart],
  ['diff patch', diff],
  ['dockerfile docker', dockerfile],
  ['elixir ex exs', elixir],
  ['erlang erl', erlang],
  ['go golang', go],
  ['graphql gql', graphql],
  ['groovy jenkinsfile', groovy],
  ['haskell hs', haskell],
  ['http https', http],
  ['ini toml', ini],
  ['java', java],
  ['javascript js jsx mjs cjs', javascript],
  ['json jsonc json5', json],
  ['julia jl', julia],
  ['kotlin kt kts', kotlin],
  ['latex tex', latex],
  ['less', less],
  ['lisp elisp scheme racket', lisp],
  ['lua', lua],
  ['makefile make mk', makefile],
  ['markdown md', markdown],
  ['nginx nginxconf', nginx],
  ['nix', nix],
  ['objectivec objc mm', objectivec],
  ['ocaml ml', ocaml],
  ['perl pl pm', perl],
  ['php', php],
  ['powershell ps1 pwsh', powershell],
  ['properties', properties],
  ['protobuf proto', protobuf],
  ['python py python3', python],
  ['r', r],
  ['ruby rb', ruby],
  ['rust rs', rust],
  ['scala', scala],
  ['scss', scss],
  ['shell console shellsession', shell],
  ['sql', sql],
  ['swift', swift],
  ['typescript ts tsx mts cts', typescript],
  ['vim', vim],
  ['xml html svg xhtml rss vue', xml],
  ['yaml yml', yaml],
]

/** By every name that an author may write, in lower case. */
export const languages: ReadonlyMap<string, Language> = new Map(grammars.flatMap(([names, define]) => {
  const all = names.split(' ')
  return all.map((name): [string, Language] => [name, { name: all[0]!, define }])
}))
