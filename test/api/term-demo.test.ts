import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** Without the databases of whoever runs the tests: in memory. */
function demo(...args: string[]) {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env
  return spawnSync(process.execPath, [require.resolve('tsx/cli'), path.join(root, 'deploy/term-demo.ts'), ...args], { encoding: 'utf8', timeout: 110_000, env })
}

test('term:demo plays a whole term of a few pupils to its end, and the script that reads only the export comes to the same amounts', () => {
  const { status, stdout, stderr } = demo('24')
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')])
  expect(stdout).toMatch(/^一所学校的一个学期：24 名学生/m)
  expect(stdout).toMatch(/^结算：24 个孩子/m)
  expect(stdout).toMatch(/重算一致：24 个孩子，\d+ 次服务，账单 7680\.00 元，减免 [1-9]\d*\.\d\d 元，退 [1-9]/)
}, 120_000)

test('how many pupils it cannot make is said before anything is made', () => {
  const { status, stderr } = demo('many')
  expect(status).toBe(1)
  expect(stderr).toContain('npm run term:demo -- <6 到 480 名学生>')
}, 60_000)
