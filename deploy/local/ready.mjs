// What both commands of the README need on a machine that has only Node: packages installed, builds up to date.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const cache = path.join(root, '.cache')

/** Runs one command and ends this process with its code where it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  if (error) console.error(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

export const npx = (tool, args, env) => run(process.execPath, [path.join(root, 'node_modules', tool), ...args], env)

// Settings that end up inside a build: another value is another build.
const builtIn = ['KEHOU_TRANSPORT', 'KEHOU_API_BASE', 'KEHOU_SCHOOL']

const hashOf = (files) => {
  const hash = createHash('sha256').update(process.version)
  for (const name of builtIn) hash.update(`${name}=${process.env[name] ?? ''}`)
  for (const file of files) hash.update(file).update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesUnder(folder) {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Does some work unless it was done for exactly these files before. */
function unlessDone(name, files, isThere, work) {
  const mark = path.join(cache, `${name}.done`)
  const wanted = hashOf(files)
  if (isThere && fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return
  work()
  fs.mkdirSync(cache, { recursive: true })
  fs.writeFileSync(mark, wanted)
}

/** Installs the packages of the lock file where they are missing or old. */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Kehou needs Node 20.19 or later; this is ${process.version}.`)
    process.exit(1)
  }
  unlessDone('packages', ['package-lock.json'], fs.existsSync(path.join(root, 'node_modules')), () => {
    console.log('Installing packages (a few minutes the first time) …')
    // Not `npm ci`: it refuses a lock file that lacks optional binaries which some registries do not carry.
    run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])
  })
}

const buildSettings = ['package-lock.json', 'babel.config.js']
const sources = () => [...buildSettings, ...filesUnder('config'), ...filesUnder('src'), ...filesUnder('cloud/contract'), ...filesUnder('cloud/rules')]

/** Builds the mini-program's source for `h5` or `weapp` where it changed. */
export function buildApp(type) {
  unlessDone(type, sources(), fs.existsSync(path.join(root, 'dist', type)), () => {
    console.log(`Building ${type} …`)
    // Always from nothing: with webpack's kept cache a rebuilt mini-program once lacked what a subpackage asks for.
    fs.rmSync(path.join(root, 'dist', type), { recursive: true, force: true })
    npx('@tarojs/cli/bin/taro', ['build', '--type', type, '--no-check'], { NODE_ENV: 'production', TARO_CACHE: '' })
  })
}

/** Builds again on every change. What it leaves in `dist` is no release, so the next build starts anew. */
export function watchApp(type) {
  fs.rmSync(path.join(cache, `${type}.done`), { force: true })
  npx('@tarojs/cli/bin/taro', ['build', '--type', type, '--watch', '--no-check'])
}

/** Bundles each cloud function to one CommonJS file. */
export function buildCloudFunctions() {
  npx('tsx/dist/cli.mjs', ['deploy/functions.ts'])
}
