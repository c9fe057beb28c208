/**
 * A weapp build folder (app.json, wxml, wxss, wxs, js) becomes one static page that a browser opens: templates
 * compiled by Tencent's glass-easel compiler, scripts untouched, and the host of `./host` around them.
 */
import fs from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppConfig, BuiltApp, FileConfig } from './host/built-app'
import { listFiles } from './list-files'
import { wxssToCss } from './wxss-to-css'

export interface BuildProblem {
  file: string
  level: 'error' | 'warning'
  message: string
  line?: number
}

/** What the template compiler answers for each finding; its typings say `any`. */
interface TemplateFinding {
  isError: boolean
  message: string
  startLine: number
}

const assetName = /\.(png|jpe?g|gif|svg|webp|ttf|woff2?)$/i
const withoutExtension = (file: string) => file.replace(/\.[^./]+$/, '')

export async function compileBuild(distFolder: string, outFolder: string): Promise<{ problems: BuildProblem[]; files: number }> {
  const files = listFiles(distFolder)
  const read = (file: string) => fs.readFileSync(path.join(distFolder, file), 'utf8')
  const problems: BuildProblem[] = []
  fs.mkdirSync(outFolder, { recursive: true })
  const write = (name: string, text: string) => fs.writeFileSync(path.join(outFolder, name), text)
  write('templates.js', `window.__MP_TEMPLATES__ = ${compileTemplates(files, read, problems)};`)
  write('app.js', `window.__MP__ = ${JSON.stringify(gatherApp(distFolder, files, read, problems))};`)
  write('index.html', indexHtml)
  await bundleHost(path.join(outFolder, 'host.js'))
  for (const file of files.filter((name) => assetName.test(name))) {
    fs.cpSync(path.join(distFolder, file), path.join(outFolder, file))
  }
  return { problems, files: files.length }
}

function compileTemplates(files: string[], read: (file: string) => string, problems: BuildProblem[]): string {
  const group = new TmplGroup()
  for (const file of files) {
    if (file.endsWith('.wxs')) group.addScript(withoutExtension(file), read(file))
    if (!file.endsWith('.wxml')) continue
    const findings: TemplateFinding[] = group.addTmpl(withoutExtension(file), read(file))
    for (const { isError, message, startLine } of findings) {
      problems.push({ file, level: isError ? 'error' : 'warning', message, line: startLine })
    }
  }
  group.addTmpl('builtin/around-children', '<slot/>')
  group.addTmpl('builtin/leaf', '')
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}

function gatherApp(folder: string, files: string[], read: (file: string) => string, problems: BuildProblem[]): BuiltApp {
  const gather = <T>(extension: string, compile: (file: string) => T): Record<string, T> => {
    const entries = files.filter((file) => file.endsWith(extension)).flatMap((file) => {
      try {
        return [[withoutExtension(file), compile(file)] as const]
      } catch (error) {
        problems.push({ file, level: 'error', message: String(error) })
        return []
      }
    })
    return Object.fromEntries(entries)
  }
  return {
    app: JSON.parse(read('app.json')) as AppConfig,
    configs: gather('.json', (file) => JSON.parse(read(file)) as FileConfig),
    styles: gather('.wxss', (file) => wxssToCss(folder, file)),
    scripts: gather('.js', read),
  }
}

async function bundleHost(outfile: string) {
  await bundle({
    entryPoints: [path.join(__dirname, 'host/main.ts')],
    bundle: true,
    format: 'iife',
    outfile,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}

const indexHtml = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
</head>
<body>
<script src="templates.js"></script>
<script src="app.js"></script>
<script src="host.js"></script>
</body>
</html>
`
