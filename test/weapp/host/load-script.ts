/** CommonJS for the logic layer: each script sees what WeChat gives it and nothing of the browser. */
import { languageGlobals, miniProgramGlobals } from '../logic-globals'
import { builtApp, resolvePath } from './built-app'
import { host } from './host'

type Definer = (definition: object) => unknown
type Definers = Partial<Record<'Page' | 'Component' | 'Behavior', Definer>>

interface Script {
  exports: object
}

const logicGlobal = globalObject()
const loaded = new Map<string, Script>()
let definers: Definers = {}
let app: object = {}
let currentPages: () => unknown[] = () => []

export const registeredApp = () => app

/** Tells what getCurrentPages() answers; the page stack cannot be imported here, for it needs this loader. */
export const setCurrentPages = (pages: () => unknown[]) => {
  currentPages = pages
}

/** Runs a script, during which Page(), Component() and Behavior() go to these functions. */
export function loadDefining(file: string, during: Definers) {
  const before = definers
  definers = during
  try {
    load(file)
  } finally {
    definers = before
  }
}

function load(file: string): object {
  const known = loaded.get(file)
  if (known) return known.exports
  const script: Script = { exports: {} }
  loaded.set(file, script)
  const given: Record<(typeof miniProgramGlobals)[number], unknown> = {
    require: (to: string) => load(findScript(file, to)),
    module: script,
    exports: script.exports,
    wx: host.wx,
    App: (definition: object) => void (app = definition),
    Page: definer('Page'),
    Component: definer('Component'),
    Behavior: definer('Behavior'),
    getApp: registeredApp,
    getCurrentPages: () => currentPages(),
    globalThis: logicGlobal,
  }
  compile(file)(...miniProgramGlobals.map((name) => given[name]))
  return script.exports
}

// Looked up when called, not when the script is loaded: webpack calls Page() of one file from a chunk of another.
const definer = (name: keyof Definers) => (definition: object) => {
  const define = definers[name]
  if (!define) throw new Error(`${name}() was called outside the script of a page or component`)
  return define(definition)
}

function findScript(fromFile: string, to: string): string {
  const path = resolvePath(fromFile, to).replace(/\.js$/, '')
  const found = [path, `${path}/index`].find((file) => file in builtApp.scripts)
  if (!found) throw new Error(`module '${to}' is not defined, required from ${fromFile}`)
  return found
}

const isIdentifier = /^[A-Za-z_$][\w$]*$/
const browserOnly = namesOfBrowser()

function namesOfBrowser(): string[] {
  const allowed = new Set([...languageGlobals, ...miniProgramGlobals])
  const names = new Set<string>()
  for (let object: object | null = window; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    for (const name of Object.getOwnPropertyNames(object)) names.add(name)
  }
  return [...names].filter((name) => isIdentifier.test(name) && !allowed.has(name))
}

/** Browser names become parameters that nobody passes, hence undefined. The inner function lets a script declare them. */
function compile(file: string): (...given: unknown[]) => void {
  const body = `(function () {\n${builtApp.scripts[file]}\n}).call(undefined)\n//# sourceURL=weapp/${file}.js`
  return new Function(...miniProgramGlobals, ...browserOnly, body) as (...given: unknown[]) => void
}

function globalObject(): object {
  const browser = window as unknown as Record<string, unknown>
  const entries = languageGlobals.map((name) => {
    const value = browser[name]
    // The browser's timers insist on being called on the window.
    return [name, typeof value === 'function' && /Timeout|Interval/.test(name) ? value.bind(window) : value]
  })
  const object = Object.fromEntries(entries) as Record<string, unknown>
  return Object.assign(object, { globalThis: object })
}
