/** glass-easel, Tencent's own component framework, set up as WeChat's WebView sets it up. */
import * as glassEasel from 'glass-easel'
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { toBrowserUnits } from '../css-units'
import { builtinTags } from './builtin-tags'
import { host, report } from './host'

type BackendElement = glassEasel.domlikeBackend.Element

/** A DOM element that glass-easel drew carries its framework node. */
interface DrawnNode extends Node {
  __wxElement?: glassEasel.Element
}

glassEasel.globalOptions.writeIdToDOM = true
glassEasel.addGlobalErrorListener((error, method, component) => {
  const name = typeof component === 'string' ? component : component?.is
  report(['glass-easel', method, name].filter(Boolean).join(' '), error)
  return false
})
glassEasel.addGlobalWarningListener((message) => {
  // The built-ins here declare only what they act on, and Taro's templates set every property that WeChat has.
  if (!message.endsWith('is not a valid property')) host.warnings.push(message)
  return false
})

class PageBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => asBackendElement(createElement(tag)),
    createTextNode: (text: string) => asBackendElement(document.createTextNode(text)),
    createDocumentFragment: () => asBackendElement(document.createDocumentFragment()),
  }

  // Taps and touches come from touches.ts and all other events from the built-in components, so the framework must
  // not listen to the DOM by itself as well.
  override setListenerStats() {}
}

// The framework's typings describe the few DOM members it uses; the objects are the browser's own.
const asBackendElement = (node: Node) => node as unknown as BackendElement

const drawableTags = new Set<string>(['page-root', ...builtinTags])
export const allowTag = (tag: string) => drawableTags.add(tag)

function createElement(tag: string): HTMLElement {
  if (!drawableTags.has(tag)) report('wxml', new Error(`<${tag}> is not a component that this host has`))
  const element = document.createElement(`wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => setAttribute(name, name === 'style' ? toBrowserUnits(value) : value)
  return element
}

const environment = new MiniProgramEnv()
export const codeSpace = environment.createCodeSpace('main', true)
keepIdsAsWritten(codeSpace)
const backend = environment.associateBackend(new PageBackend())

// The adapter gives ids a random prefix in the DOM. Without it a test, and a selector query, find '#name' as written.
function keepIdsAsWritten(space: CodeSpace) {
  const inner = space as unknown as {
    prepareComponentOptions(is: string, options: unknown): [glassEasel.ComponentOptions, unknown]
  }
  const prepare = inner.prepareComponentOptions.bind(space)
  inner.prepareComponentOptions = (is, options) => {
    const [prepared, isolation] = prepare(is, options)
    return [{ ...prepared, idPrefixGenerator: null }, isolation]
  }
}

export type PageRoot = ReturnType<typeof backend.createRoot>

/** Creates a page's component; `attachRoot` puts it on the screen. */
export const createRoot = (route: string): PageRoot => backend.createRoot('page-root', codeSpace, `/${route}`)

export function attachRoot(root: PageRoot, parent: HTMLElement) {
  const placeholder = parent.appendChild(document.createElement('span'))
  root.attach(asBackendElement(parent), asBackendElement(placeholder))
}

/** The framework's node that drew a DOM node, or its nearest drawn ancestor. */
export function drawnBy(node: Node | null): glassEasel.Element | null {
  for (let at: DrawnNode | null = node; at; at = at.parentNode) {
    if (at.__wxElement) return at.__wxElement
  }
  return null
}
