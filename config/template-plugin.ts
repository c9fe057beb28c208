import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import attributes from './template-attributes.json'

type Attributes = Record<string, Record<string, string>>

interface Platform {
  runtimePath: string | string[]
  template: { internalComponents: Attributes; mergeComponents: (context: IPluginContext, components: Attributes) => void }
}

/**
 * Taro's mini-program templates carry no aria attributes, so that a screen reader would find silent boxes where the
 * page says "radio, ticked"; and they carry dozens of attributes, in up to forty-five copies, that nothing here sets.
 * This adds the first and keeps only what is used of the commonest components: what a page sets beyond `kept` is
 * ignored on the phone, so add it there first. template-runtime does the same in the running app: the two must agree,
 * for they number the attributes. The lists stand in JSON because Taro compiles a plugin's own file alone.
 */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      const { template, runtimePath } = platform
      template.mergeComponents(context, attributes.spoken)
      for (const [component, kept] of Object.entries(attributes.kept)) {
        const all = template.internalComponents[component] ?? {}
        for (const name of Object.keys(all)) if (!kept.includes(name)) delete all[name]
      }
      platform.runtimePath = [...[runtimePath].flat(), `post:${path.resolve(__dirname, 'template-runtime.ts')}`]
    },
  })
}
