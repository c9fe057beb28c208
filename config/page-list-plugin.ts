import type { Compiler } from 'webpack'

/**
 * Taro writes the whole list of pages into app.js, beside app.json, where WeChat reads it. On the mini-program nothing
 * reads that copy (H5's router does), and with a hundred pages it weighs a third of the home page: it is left out.
 */
export class PageListPlugin {
  apply(compiler: Compiler) {
    const { NormalModule } = compiler.webpack
    compiler.hooks.compilation.tap(PageListPlugin.name, (compilation) => {
      // Behind Taro's own, which puts its loader in.
      NormalModule.getCompilationHooks(compilation).loader.tap({ name: PageListPlugin.name, stage: 1 }, (_context, { loaders }) => {
        for (const each of loaders) if (each.loader === '@tarojs/taro-loader') each.options = { ...(each.options as object), config: {} }
      })
    })
  }
}
