/** Defines a page or component from its json, wxml and js, after the components it uses. */
import { appConfig, builtApp, compiledTemplate, resolvePath } from './built-app'
import { allowTag, codeSpace } from './framework'
import { loadDefining } from './load-script'

const defined = new Set<string>()

export function defineComponent(file: string) {
  if (defined.has(file)) return
  defined.add(file)
  const template = compiledTemplate(file)
  if (!template) throw new Error(`${file}.wxml is missing`)
  if (!(file in builtApp.scripts)) throw new Error(`${file}.js is missing`)
  codeSpace.addComponentStaticConfig(file, { ...builtApp.configs[file], usingComponents: defineUsed(file) })
  codeSpace.addCompiledTemplate(file, template)
  codeSpace.componentEnv(file, (definers) => loadDefining(file, definers))
}

function defineUsed(file: string): Record<string, string> {
  const absolute: Record<string, string> = {}
  const use = (from: string, components: Record<string, string> = {}) => {
    for (const [tag, path] of Object.entries(components)) {
      const target = resolvePath(from, path)
      allowTag(tag)
      absolute[tag] = `/${target}`
      // Taro's comp uses itself; defineComponent has marked it as defined by then.
      defineComponent(target)
    }
  }
  use('app', appConfig.usingComponents)
  use(file, builtApp.configs[file]?.usingComponents)
  return absolute
}
