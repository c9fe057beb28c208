/** What app.json promises: pages, tabs, components, package sizes, and how much a parent's phone loads at start. */
import { resolveFrom, type BuiltFiles, type CheckResult } from './built-files'

const kib = 1024
/** WeChat's limit for a tab's picture. */
const iconLimit = 40 * kib

export function everythingNamedExists(build: BuiltFiles): CheckResult {
  const routes = allRoutes(build)
  const twice = routes.filter((route, index) => routes.indexOf(route) !== index)
  return {
    name: 'every page, tab and component named in a json file exists',
    problems: [
      ...routes.flatMap((route) => missingParts(build, route)),
      ...twice.map((route) => `page ${route} is listed twice`),
      ...tabProblems(build),
      ...build.withEnding('.json').flatMap((file) => missingComponents(build, file)),
    ],
    note: `${routes.length} pages`,
  }
}

const allRoutes = ({ app, subpackages }: BuiltFiles) => [
  ...app.pages,
  ...subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
]

const missingParts = (build: BuiltFiles, route: string) =>
  ['.js', '.json', '.wxml'].filter((ending) => !build.has(route + ending)).map((ending) => `${route}${ending} is missing`)

function tabProblems(build: BuiltFiles): string[] {
  const tabs = build.app.tabBar?.list
  if (!tabs) return []
  const problems = tabs.length < 2 || tabs.length > 5 ? [`tabBar has ${tabs.length} tabs; WeChat wants 2 to 5`] : []
  for (const { pagePath, iconPath, selectedIconPath } of tabs) {
    if (!build.app.pages.includes(pagePath)) problems.push(`tab ${pagePath} is not a page of the main package`)
    for (const icon of [iconPath, selectedIconPath]) problems.push(...iconProblems(build, icon))
  }
  return problems
}

function iconProblems(build: BuiltFiles, icon: string | undefined): string[] {
  if (!icon) return []
  const file = resolveFrom('app.json', icon)
  if (!build.has(file)) return [`tab icon ${icon} is missing`]
  return build.size(file) > iconLimit ? [`tab icon ${icon} is over 40 KiB`] : []
}

function missingComponents(build: BuiltFiles, file: string): string[] {
  let config: { usingComponents?: Record<string, string> }
  try {
    config = JSON.parse(build.read(file)) as typeof config
  } catch (error) {
    return [`${file}: ${String(error)}`]
  }
  return Object.entries(config.usingComponents ?? {})
    .map(([tag, written]) => ({ tag, target: resolveFrom(file, written) }))
    .filter(({ target }) => !build.has(`${target}.js`) && !build.has(`${target}/index.js`))
    .map(({ tag, target }) => `${file}: component ${tag} at ${target} is missing`)
}

export function packagesAreSmall(build: BuiltFiles, limitKiB: number): CheckResult {
  const sizes = new Map<string, number>()
  for (const file of build.names.filter(isPacked)) {
    const owner = build.subpackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? 'main'
    sizes.set(owner, (sizes.get(owner) ?? 0) + build.size(file))
  }
  const shown = ([name, size]: [string, number]) => `${name} ${(size / kib).toFixed(0)} KiB`
  return {
    name: `no package is over ${limitKiB} KiB`,
    problems: [...sizes].filter(([, size]) => size > limitKiB * kib).map(shown),
    note: [...sizes].map(shown).join(', '),
  }
}

const isPacked = (file: string) => !file.endsWith('.map') && !file.startsWith('project.')

export function mainPackageHasTabsOnly(build: BuiltFiles, extraPages: string[]): CheckResult {
  const allowed = new Set([...(build.app.tabBar?.list ?? []).map((tab) => tab.pagePath), ...extraPages])
  const strays = build.app.pages.filter((page) => !allowed.has(page))
  return {
    name: 'the main package has tab pages only',
    problems: strays.map((page) => `${page} belongs into a subpackage`),
    note: extraPages.length ? `allowed besides: ${extraPages.join(', ')}` : '',
  }
}

export function componentsLoadLazily({ app }: BuiltFiles): CheckResult {
  const isLazy = app.lazyCodeLoading === 'requiredComponents'
  return {
    name: 'components load when they are needed',
    problems: isLazy ? [] : [`lazyCodeLoading is ${app.lazyCodeLoading ?? 'not set'}; it should be requiredComponents`],
    note: '',
  }
}
