// Runs inside the mini-program: the same attributes as in the templates, or the two would number them differently.
import { internalComponents, mergeInternalComponents } from '@tarojs/shared'
import attributes from './template-attributes.json'

mergeInternalComponents(attributes.spoken)
const components: Record<string, Record<string, string>> = internalComponents
for (const [component, kept] of Object.entries(attributes.kept)) {
  const all = components[component] ?? {}
  for (const name of Object.keys(all)) if (!kept.includes(name)) delete all[name]
}
