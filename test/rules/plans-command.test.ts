import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { planJsonSchema } from 'cloud/plan-problem'
import { checkReportOf, reportText } from 'cloud/plan-report'
import { checkPlan } from 'cloud/rules/plan-check'
import { library, pack, scheme } from './given-check'

const root = path.resolve(__dirname, '../..')
const plans = path.join(root, 'plans')
const planFiles = fs.readdirSync(plans).filter((name) => name.endsWith('.yaml'))
let folder: string

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-plans-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('tsx/cli'), path.join(root, 'deploy/check-plans.ts'), ...args], { encoding: 'utf8', timeout: 60_000 })
  return { status, stdout, stderr }
}

describe('plans:check', () => {
  it('ends with 0 for a plan with warnings only, and says how many', () => {
    const { status, stdout } = check(path.join(plans, 's19-haijiang.yaml'))
    expect(status).toBe(0)
    expect(stdout).toContain('方案体检：海江小学课后服务试行方案\n必须改正 0 条，提醒 ')
    expect(stdout).toContain('【提醒】C6 早晨、中午和晚自习不列入课后服务')
    expect(stdout).toMatch(/^通过：R-003、/m)
  }, 60_000)

  it('ends with 1 for a plan that must be corrected', () => {
    const { status, stdout } = check('--pack', 'fuyang', path.join(plans, 's05-yongqiao.yaml'))
    expect(status).toBe(1)
    expect(stdout).toMatch(/【必须改正】R-040 收费公示\n {2}投诉电话：/)
    expect(stdout).toContain('阜阳市收费规定（文号未载），日期未载')
  }, 60_000)

  it('ends with 1 for a file that cannot be read, with line, field and what was expected, and checks the others all the same', () => {
    const bad = path.join(folder, 'bad.yaml')
    fs.writeFileSync(bad, fs.readFileSync(path.join(plans, 's19-haijiang.yaml'), 'utf8').replace('kind: midday', 'kind: noon'))
    const line = fs.readFileSync(bad, 'utf8').split('\n').findIndex((each) => each.includes('kind: noon')) + 1
    const { status, stdout } = check(bad, path.join(plans, 's07-weekday-groups.yaml'), path.join(folder, 'none.yaml'))
    expect(status).toBe(1)
    expect(stdout).toMatch(new RegExp(`第 ${line} 行，“服务项目第 1 项的类别”（services\\.0\\.kind）：应为`))
    expect(stdout).toContain('没有这个文件。')
    expect(stdout).toMatch(/\n +0 +\d+ +\d+ {2}s07-weekday-groups\.yaml/)
  }, 60_000)

  it('refuses a pack that does not exist and names those that do', () => {
    const { status, stderr } = check('--pack', 'atlantis', path.join(plans, 's07-weekday-groups.yaml'))
    expect(status).toBe(1)
    expect(stderr).toContain('没有这样的规则包：atlantis。可以用的有：national、')
  }, 60_000)

  it('checks all nineteen schemes with all packs in one run', () => {
    const { status, stdout } = check('--all-packs')
    expect(status).toBe(1)
    const table = stdout.slice(stdout.indexOf('必须改正  提醒  通过  文件')).trim().split('\n').slice(1)
    expect(table).toHaveLength(planFiles.length)
    expect(table.filter((row) => !/^ +0 /.test(row))).toEqual([expect.stringMatching(/^ +1 .*s05-yongqiao\.yaml$/)])
  }, 60_000)
})

describe('a report', () => {
  const findings = checkPlan(scheme('S19'), { packs: [pack('national'), pack('changzhi')], calendar: null, publishedOn: null })
  const report = checkReportOf('方案', findings, '2026-08-20T08:00:00+08:00')

  it('counts what is told once, without what yields to another rule', () => {
    const standing = findings.filter(({ replacedBy }) => replacedBy === null)
    expect(report.blocks + report.warns + report.passes).toBe(standing.length)
    expect(standing.length).toBeLessThan(findings.length)
    expect(reportText(report, { all: false })).toMatch(/【不计】CZ1 .*\n[^【]*按这一条办：国家规定 C5/)
  })

  it('puts blocks before warnings before passes and says every place in Chinese', () => {
    const order = { block: 0, warn: 1, pass: 2 }
    const levels = report.findings.map(({ level }) => order[level])
    expect(levels).toEqual([...levels].sort())
    for (const { path: at, place } of report.findings) expect([at, place === null ? null : /^[\p{Script=Han}\d\s、]+$/u.test(place)]).toEqual([at, at === null ? null : true])
  })

  it('folds what passes into one line unless all is asked for', () => {
    expect(reportText(report, { all: false })).not.toContain('【通过】')
    expect(reportText(report, { all: true }).match(/【通过】/g)?.length).toBeGreaterThan(10)
  })
})

describe('the schema file that editors use', () => {
  it('is the one that the plan contract makes now (npm run plans:schema)', () => {
    expect(JSON.parse(fs.readFileSync(path.join(plans, 'plan.schema.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(planJsonSchema)))
  })

  it('is named in the first line of every plan', () => {
    expect(library.templates).toHaveLength(planFiles.length)
    for (const { text, template } of library.templates) expect([template, text.split('\n')[0]]).toEqual([template, '# yaml-language-server: $schema=./plan.schema.json'])
  })
})
