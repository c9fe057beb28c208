/** Scripts that would parse, load and find their names in WeChat's logic layer. */
import { languageGlobals, miniProgramGlobals } from '../logic-globals'
import { resolveFrom, type BuiltFiles, type CheckResult } from './built-files'
import type { ScriptFacts } from './read-scripts'
import { wxApiNames } from './wx-api-names'

// Taro's runtime names requirePlugin inside a try, and tt in a part that only Douyin reaches.
const harmlessInTaro = ['requirePlugin', 'tt']
// @noble/hashes turns text into bytes by it. The draw hands over bytes only; a test runs its compiled rule where there is none.
const harmlessInHashes = ['TextEncoder']

export function scriptsParse(scripts: ScriptFacts[]): CheckResult {
  return {
    name: 'every script parses',
    problems: scripts.flatMap(({ file, syntaxError }) => (syntaxError ? [`${file}: ${syntaxError}`] : [])),
    note: `${scripts.length} files`,
  }
}

export function requiredFilesExist(build: BuiltFiles, scripts: ScriptFacts[]): CheckResult {
  const exists = (path: string) => ['', '.js', '/index.js'].some((ending) => build.has(path + ending))
  return {
    name: 'every file that a script requires exists',
    problems: scripts.flatMap(({ file, required }) =>
      required.filter((written) => !exists(resolveFrom(file, written))).map((written) => `${file} requires ${written}`),
    ),
    note: '',
  }
}

export function noBrowserGlobals(scripts: ScriptFacts[]): CheckResult {
  const known = new Set<string>([...languageGlobals, ...miniProgramGlobals, ...harmlessInTaro, ...harmlessInHashes, 'arguments'])
  const problems: string[] = []
  const tested = new Set<string>()
  for (const { file, freeNames, testedNames } of scripts) {
    for (const [name, place] of freeNames) {
      if (known.has(name)) continue
      if (testedNames.has(name)) tested.add(name)
      else problems.push(`${name} in ${file}, ${place}`)
    }
  }
  return {
    name: 'no browser-only global is used untested',
    problems,
    note: tested.size ? `behind a typeof test: ${[...tested].join(' ')}` : '',
  }
}

export function wxNamesArePublished(scripts: ScriptFacts[]): CheckResult {
  const published = wxApiNames()
  // Webpack's chunk list, which Taro hangs on wx for want of a global object.
  published.add('webpackJsonp')
  return {
    name: 'every wx.* name is in the published typings',
    problems: scripts.flatMap(({ file, wxNames }) =>
      [...wxNames].filter((name) => !published.has(name)).map((name) => `wx.${name} in ${file}`),
    ),
    note: `${published.size} names known`,
  }
}

/** Only a note: libraries try `new Function` and live without it. */
export function dynamicCodeSites(scripts: ScriptFacts[]): CheckResult {
  const sites = scripts.flatMap(({ file, dynamicCode }) => dynamicCode.map((site) => `${file}: ${site}`))
  return { name: 'sites of eval and new Function', problems: [], note: sites.length ? sites.join('; ') : 'none' }
}
