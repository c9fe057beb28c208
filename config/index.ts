import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { PageListPlugin } from './page-list-plugin'

const root = path.resolve(__dirname, '..')
const host = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
// zod ships ES2020 and our contract is TypeScript outside src: neither is transpiled unless named here.
const transpiled = ['node_modules/zod', 'cloud', 'config'].map((folder) => path.resolve(root, folder))

const constants = {
  'process.env.KEHOU_TRANSPORT': process.env.KEHOU_TRANSPORT ?? (host === 'h5' ? 'http' : 'cloud'),
  'process.env.KEHOU_API_BASE': process.env.KEHOU_API_BASE ?? '',
  'process.env.KEHOU_SCHOOL': process.env.KEHOU_SCHOOL ?? 'haijiang',
}

// Taro's own settings for terser leave out most of what it can do and write every Chinese character as six.
const terser = {
  enable: true,
  config: {
    compress: {
      ...Object.fromEntries(['arrows', 'collapse_vars', 'comparisons', 'computed_props', 'hoist_props', 'inline', 'properties'].map((name) => [name, true])),
      ...Object.fromEntries(['loops', 'negate_iife', 'reduce_funcs', 'reduce_vars', 'switches', 'typeofs'].map((name) => [name, true])),
      ecma: 2017,
      keep_fargs: false,
      passes: 3,
    },
    output: { ecma: 2017, ascii_only: false },
  },
}

// Templates are written out once for every level of depth: our pages are at most ten deep, and what lies deeper still
// works, through a recursive component. Taro reads this setting but does not type it.
const depth = { baseLevel: 11 }

const hashed = (folder: string) => `${folder}/[name].[contenthash:8].${folder}`

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'kehou',
    date: '2026-1-1',
    designWidth: 750,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${host}`,
    plugins: host === 'weapp' ? [path.resolve(__dirname, 'template-plugin.ts')] : [],
    defineConstants: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    copy: { patterns: host === 'weapp' ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [], options: {} },
    framework: 'react',
    terser,
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: process.env.TARO_CACHE === '1' },
    alias: { '@': path.resolve(root, 'src'), cloud: path.resolve(root, 'cloud') },
    mini: {
      compile: { include: transpiled },
      optimizeMainPackage: { enable: true },
      webpackChain: (chain) => {
        chain.plugin('page-list').use(PageListPlugin)
      },
      ...depth,
      // Nothing here sets HTML from a string, so the parser for it stays out.
      runtime: { enableInnerHTML: false },
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [(file: string) => transpiled.some((folder) => file.startsWith(folder))] },
      output: { filename: hashed('js'), chunkFilename: hashed('js') },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: hashed('css'), chunkFilename: hashed('css') },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        // Past the width of a phone the type stops growing: an office desktop shows more, not larger.
        pxtransform: { enable: true, config: { maxRootSize: 22 } },
        cssModules: { enable: false },
      },
      webpackChain: (chain) => {
        chain.performance.hints(false)
      },
    },
  }
  return config
})
