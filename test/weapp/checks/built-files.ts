/** A weapp build folder as the checks see it. */
import fs from 'node:fs'
import path from 'node:path'
import { listFiles } from '../list-files'

export interface CheckResult {
  name: string
  problems: string[]
  note: string
}

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: AppJson['subPackages']
  lazyCodeLoading?: string
  tabBar?: { list: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
}

export interface BuiltFiles {
  folder: string
  names: string[]
  has(name: string): boolean
  read(name: string): string
  size(name: string): number
  withEnding(ending: string): string[]
  app: AppJson
  /** Subpackages, their roots without a final slash. */
  subpackages: { root: string; pages: string[] }[]
}

export function readBuild(folder: string): BuiltFiles {
  const names = listFiles(folder)
  const known = new Set(names)
  const fullName = (name: string) => path.join(folder, name)
  const read = (name: string) => fs.readFileSync(fullName(name), 'utf8')
  const app = JSON.parse(read('app.json')) as AppJson
  return {
    folder,
    names,
    has: (name) => known.has(name),
    read,
    size: (name) => fs.statSync(fullName(name)).size,
    withEnding: (ending) => names.filter((name) => name.endsWith(ending)),
    app,
    subpackages: (app.subPackages ?? app.subpackages ?? []).map(({ root, pages }) => ({ root: root.replace(/\/$/, ''), pages })),
  }
}

/** A path written in a file of the build, from the build's root. */
export function resolveFrom(file: string, written: string): string {
  return written.startsWith('/') ? written.slice(1) : path.posix.join(path.posix.dirname(file), written)
}
