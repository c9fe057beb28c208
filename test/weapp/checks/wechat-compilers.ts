/** WeChat's own compilers, wcc for wxml and wcsc for wxss, as npm's miniprogram-compiler ships them. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BuiltFiles, CheckResult } from './built-files'

export function wccAcceptsTemplates(build: BuiltFiles): CheckResult {
  const files = [...build.withEnding('.wxml'), ...build.withEnding('.wxs')]
  return runCompiler('wcc compiles every wxml', 'wcc', files, build, ({ status }) => status !== 0)
}

export function wcscAcceptsStyles(build: BuiltFiles): CheckResult {
  const files = build.withEnding('.wxss').map((file) => `./${file}`)
  // wcsc ends with 0 after some errors and only prints them.
  const refused = ({ status, stderr }: SpawnSyncReturns<string>) => status !== 0 || /^ERR/m.test(stderr)
  return runCompiler('wcsc compiles every wxss', 'wcsc', ['-lc', ...files], build, refused)
}

function runCompiler(
  name: string,
  tool: 'wcc' | 'wcsc',
  args: string[],
  build: BuiltFiles,
  refused: (run: SpawnSyncReturns<string>) => boolean,
): CheckResult {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { name, problems: [], note: `skipped: ${tool} is run on Linux x64 only, this is ${process.platform} ${process.arch}` }
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-compiler-'))
  try {
    const binary = executableCopy(tool, folder)
    const run = spawnSync(binary, args, { cwd: build.folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
    if (run.error) throw run.error
    const problems = refused(run) ? [run.stderr.trim() || `${tool} ended with ${run.status ?? run.signal}`] : []
    return { name, problems, note: `${args.filter((arg) => arg !== '-lc').length} files` }
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

/** npm unpacks the binaries without the right to run them, and node_modules is not ours to change. */
function executableCopy(tool: string, folder: string): string {
  const packed = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux', tool)
  const copy = path.join(folder, tool)
  fs.copyFileSync(packed, copy)
  fs.chmodSync(copy, 0o755)
  return copy
}
