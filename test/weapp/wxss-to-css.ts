/** One wxss file, with what it imports, as CSS for the host: units changed, tags named as the WebView names them. */
import fs from 'node:fs'
import path from 'node:path'
import postcss, { type Root, type Rule } from 'postcss'
import { toBrowserUnits } from './css-units'
import { builtinTags } from './host/builtin-tags'

const renamedTags = new Set<string>(['page', ...builtinTags])
const tagInSelector = /(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-]*\()(?=[\s>+~,.:#[)]|$)/g

export function wxssToCss(folder: string, file: string, seen = new Set<string>()): string {
  const fullName = path.join(folder, file)
  if (seen.has(file) || !fs.existsSync(fullName)) return ''
  seen.add(file)
  const root = postcss.parse(fs.readFileSync(fullName, 'utf8'), { from: file })
  const imported = takeImports(root, file).map((name) => wxssToCss(folder, name, seen))
  root.walkDecls((declaration) => {
    declaration.value = toBrowserUnits(declaration.value)
  })
  root.walkRules(renameTags)
  return imported.join('\n') + root.toString()
}

function takeImports(root: Root, file: string): string[] {
  const names: string[] = []
  root.walkAtRules('import', (rule) => {
    const name = /["']([^"']+)["']/.exec(rule.params)?.[1]
    if (name) names.push(name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name))
    rule.remove()
  })
  return names
}

function renameTags(rule: Rule) {
  const parent = rule.parent
  if (parent?.type === 'atrule' && 'name' in parent && /keyframes/.test(String(parent.name))) return
  rule.selector = rule.selector.replace(tagInSelector, (whole, before: string, tag: string) =>
    renamedTags.has(tag) ? `${before}wx-${tag}` : whole,
  )
}
