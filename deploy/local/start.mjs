// `npm start`: installs, builds, and serves API and site on one port with the demonstration school.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildApp, installPackages, root } from './ready.mjs'

const port = process.env.PORT ?? '8000'

installPackages()
buildApp('h5')
const host = spawn(process.execPath, [path.join(root, 'node_modules/tsx/dist/cli.mjs'), 'cloud/hosts/node.ts'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { IDENTITY: 'dev', ...process.env, PORT: port },
})
console.log('Starting (the first time a school of 480 pupils is made, which takes about twenty seconds) …')

host.stdout.on('data', (chunk) => {
  for (const line of String(chunk).split('\n').filter(Boolean)) {
    if (line.includes('"event":"serving"')) welcome()
    else console.log(line)
  }
})
host.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal))

function welcome() {
  const site = `http://localhost:${port}/`
  console.log(`
课后 Kehou is running at ${site}

  方案（谁都能看）          ${site}#/features/plan/read/index
  选一个人来体验            ${site}#/features/demo/people/index
    陈海燕  新家长，拿着绑定码 K7M4-W9QH（孩子：林知夏）
    吴建国  两个孩子都已参加：选课、请假、看课表和考勤
    唐桂霞  孩子已参加，申请到了减免：账单
    黄秀兰  公示已结束：签协议
    周敏    三年级1班班主任：班级审核、本班点名和放学送走
    苏玉华  值班教师：周二硬笔书法的点名
    钱守义  学校财务：收费公示、发账单、每个孩子的账
    许文静  学校办公室：学校审核、公示、协议盖章、问卷和意见、今日点名总览
    罗一鸣  教育局：所辖学校的总数、督导检查、直接寄来的投诉

The demonstration's clock stands in September 2026 and can be moved on the page of people.
Data lives in ${process.env.KEHOU_DATA ?? '.data'}; npm run reset empties it. Ctrl+C stops.
`)
}
