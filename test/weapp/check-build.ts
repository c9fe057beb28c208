/**
 * Checks of a weapp build that need neither WeChat nor a network.
 * By hand: `npx tsx test/weapp/check-build.ts dist/weapp [extra main-package page …]`.
 */
import {
  componentsLoadLazily,
  everythingNamedExists,
  mainPackageHasTabsOnly,
  packagesAreSmall,
} from './checks/app-checks'
import { readBuild, type CheckResult } from './checks/built-files'
import { readScripts } from './checks/read-scripts'
import {
  dynamicCodeSites,
  noBrowserGlobals,
  requiredFilesExist,
  scriptsParse,
  wxNamesArePublished,
} from './checks/script-checks'
import { noActiveSelectors } from './checks/style-checks'
import { wccAcceptsTemplates, wcscAcceptsStyles } from './checks/wechat-compilers'

export type { CheckResult }

export interface CheckOptions {
  /** WeChat allows 2048; ours is lower, for a quick first start. */
  packageLimitKiB?: number
  /** Pages that may stay in the main package though they are no tabs. */
  extraMainPages?: string[]
}

export function checkBuild(distFolder: string, { packageLimitKiB = 500, extraMainPages = [] }: CheckOptions = {}): CheckResult[] {
  const build = readBuild(distFolder)
  const scripts = readScripts(build)
  return [
    everythingNamedExists(build),
    packagesAreSmall(build, packageLimitKiB),
    mainPackageHasTabsOnly(build, extraMainPages),
    componentsLoadLazily(build),
    wccAcceptsTemplates(build),
    wcscAcceptsStyles(build),
    noActiveSelectors(build),
    scriptsParse(scripts),
    requiredFilesExist(build, scripts),
    noBrowserGlobals(scripts),
    wxNamesArePublished(scripts),
    dynamicCodeSites(scripts),
  ]
}

function printResults(results: CheckResult[]) {
  for (const { name, problems, note } of results) {
    console.log(`${problems.length ? 'FAIL' : 'ok  '} ${name}${note && ` - ${note}`}`)
    for (const problem of problems) console.log(`     ${problem}`)
  }
  const failed = results.filter(({ problems }) => problems.length).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}

if (require.main === module) {
  const [folder = 'dist/weapp', ...extraMainPages] = process.argv.slice(2)
  printResults(checkBuild(folder, { extraMainPages }))
}
