// `npm run reset`: empties the demonstration's data folder, unless a running host holds it.
import fs from 'node:fs'
import path from 'node:path'
import { root } from './ready.mjs'

const folder = path.resolve(root, process.env.KEHOU_DATA ?? '.data')
const lock = path.join(folder, 'kehou.lock')

function isRunning() {
  if (!fs.existsSync(lock)) return false
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (isRunning()) {
  console.error(`${folder} 正在使用，请先停掉正在运行的程序再清空。`)
  process.exit(1)
}
// Only what the host made: the folder may be one that the user named.
for (const name of ['pglite', 'written-by', 'demo-clock', 'kehou.lock']) fs.rmSync(path.join(folder, name), { recursive: true, force: true })
console.log(`已清空 ${folder}。`)
