import fs from 'node:fs'
import path from 'node:path'
import { StartRefused } from './start-refused'

const lockName = 'kehou.lock'
// What this very process holds. A lock with our number that is not among them was left by a crash: in a container every
// start has the same number.
const held = new Set<string>()

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isReapedLater(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A killed process keeps its number until its parent asks for its end, which in a container may be never. */
function isReapedLater(pid: number): boolean {
  if (process.platform !== 'linux') return false
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}

/**
 * Holds a folder for this process alone. Two PGlite processes on one folder lose rows without a word, so the second
 * is refused; a lock whose process is gone (a crash, SIGKILL) is taken over.
 */
export function lockFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(path.resolve(folder), lockName)
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      held.add(file)
      return () => {
        held.delete(file)
        fs.rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    removeStaleLock(file, folder)
  }
}

function removeStaleLock(file: string, folder: string) {
  const holder = Number.parseInt(readIfThere(file), 10)
  if (holder && (holder === process.pid ? held.has(file) : isAlive(holder))) {
    throw new StartRefused(
      `数据文件夹 ${folder} 正被另一个进程（进程号 ${holder}）使用，两个进程同时写会丢数据。请先停掉它，或用 KEHOU_DATA 指定另一个文件夹；如果确认没有在运行，请删除 ${file} 再启动。`,
    )
  }
  // Renaming is atomic: of two processes that find the same stale lock, one renames it and the other tries again.
  try {
    fs.renameSync(file, `${file}.stale-${process.pid}`)
    fs.rmSync(`${file}.stale-${process.pid}`, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
