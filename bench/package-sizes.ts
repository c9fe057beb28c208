import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')

/** Bytes of the main package and of each subpackage of a built mini-program. Source maps and project files do not ship. */
export function packageSizes(dist: string): Record<string, number> {
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map((each) => each.root.replace(/\/$/, ''))
  const sizes: Record<string, number> = { main: 0, ...Object.fromEntries(roots.map((each) => [each, 0])) }
  for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = path.relative(dist, path.join(entry.parentPath ?? entry.path, entry.name))
    if (!entry.isFile() || file.endsWith('.map') || /^project\..*json$/.test(file)) continue
    const owner = roots.find((each) => file.startsWith(`${each}/`)) ?? 'main'
    sizes[owner] = (sizes[owner] ?? 0) + fs.statSync(path.join(dist, file)).size
  }
  return sizes
}

/** Builds an empty Taro app with this project's own settings, to measure against; answers its build folder. */
export function buildEmptyApp(): string {
  const folder = path.join(root, '.cache/empty-app')
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'babel.config.js', 'tsconfig.json', 'project.config.json', 'config']) fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  fs.cpSync(path.join(root, 'bench/empty-app/src'), path.join(folder, 'src'), { recursive: true })
  fs.cpSync(path.join(root, 'src/sitemap.json'), path.join(folder, 'src/sitemap.json'))
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'weapp', '--no-check'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', TARO_CACHE: '' },
  })
  if (status !== 0) throw new Error(`the empty app did not build: ${stdout}`)
  return path.join(folder, 'dist/weapp')
}
