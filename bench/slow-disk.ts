import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Compiles the stand-in for a cloud disk; answers what to start PostgreSQL with, or null where there is no compiler.
 * `commit_delay` would not do: it only waits when others commit too.
 */
export function compileSlowDisk(): Record<string, string> | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-slow-disk-'))
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  // Readable by the server's own user.
  fs.chmodSync(folder, 0o755)
  const library = path.join(folder, 'slow-disk.so')
  for (const compiler of ['cc', 'gcc', 'clang']) {
    const { status } = spawnSync(compiler, ['-O2', '-shared', '-fPIC', '-o', library, path.join(__dirname, 'slow-disk.c'), '-ldl'], { stdio: 'ignore' })
    if (status === 0) return { LD_PRELOAD: library }
  }
  return null
}
