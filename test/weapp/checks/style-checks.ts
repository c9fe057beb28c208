/** Styles that WeChat's audit marks down. */
import postcss from 'postcss'
import type { BuiltFiles, CheckResult } from './built-files'

/** A mini-program shows a press through hover-class; `:active` flashes on whole ancestors. */
export function noActiveSelectors(build: BuiltFiles): CheckResult {
  const files = build.withEnding('.wxss')
  return {
    name: 'no :active in wxss',
    problems: files.flatMap((file) => activeSelectors(file, build.read(file))),
    note: `${files.length} files`,
  }
}

function activeSelectors(file: string, wxss: string): string[] {
  const found: string[] = []
  try {
    postcss.parse(wxss).walkRules(/:active\b/, (rule) => void found.push(`${file}: ${rule.selector}`))
  } catch (error) {
    found.push(`${file} cannot be read: ${String(error)}`)
  }
  return found
}
