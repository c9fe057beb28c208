import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { planText, problemWords, readPlanDocument, readPlanFile, readPlanText } from 'cloud/plan-file'
import { s19 } from './given-plan'
import { inManyCases } from './seeded-cases'

const folder = path.join(__dirname, '../../plans')
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const s19Text = fs.readFileSync(path.join(folder, 's19-haijiang.yaml'), 'utf8')

/** The S19 scheme as a clerk spoilt it. */
function spoilt(from: string, to: string): string {
  if (!s19Text.includes(from)) throw new Error(`S19 has no “${from}”`)
  return s19Text.replace(from, to)
}
const added = (text: string) => `${s19Text}\n${text}\n`

/** What the clerk is told, a line for each problem; nothing if the text was taken for a plan. */
function told(text: string): string[] {
  const read = readPlanText(text)
  return read.kind === 'plan' ? [] : read.problems.map(problemWords)
}
const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1

const timeWays = "开始时间：'16:20'，或 { mark: afternoonDismissal }，或 { half: afternoon, lesson: 3 }（FR-004）。"
const kindWays = 'midday 午托，afternoon 放学后，late 延时托管，early 早入校，evening 晚自习，weekend 周末，holiday 假期（FR-005）。'
const start = "startsAt: '15:35'"

/** What was written, the line of it that the message must name, and the rest of the message. */
const mistakes: [mistake: string, text: string, at: string, message: string][] = [
  ['a tab', spoilt('  stage: primary', '\tstage: primary'), '\tstage', '“文件”：行首用了制表符（Tab），请改用空格缩进。'],
  ['an indent', spoilt('  stage: primary', '   stage: primary'), '  grades: [1, 2, 3, 4, 5, 6]', '“文件”：缩进不对：同一组的各行，行首的空格要一样多；括号要成对。'],
  ['a field twice', spoilt('cycle: term', 'cycle: term\ntitle: 再写一次'), 'title: 再写一次', '“文件”：title 在这里写了两次，请删去一个。'],
  ['a bracket left open', spoilt('chain: [guardian_application', 'chain: [[guardian_application'), 'priorityGroups:', '“文件”：缩进不对：同一组的各行，行首的空格要一样多；括号要成对。'],
  ['a quotation mark left open', spoilt("'11:20'", "'11:20"), "'11:20, ", '“文件”：这一行或它上面一行的写法不对，请检查缩进、冒号后的空格、引号和括号是否成对。'],
  ['a colon without its space', spoilt('cycle: term', 'cycle:term'), 'cycle:term', '“文件”：这一行或它上面一行的写法不对，请检查缩进、冒号后的空格、引号和括号是否成对。'],
  ['a second plan in one file', `${s19Text}---\n${s19Text}`, '---', '“文件”：一个文件只能写一份方案，请删去 --- 和它下面的部分。'],
  ['a field’s name', spoilt('    weekdays: [2, 3', '    weekday: [2, 3'), 'weekday: [2', '“服务项目第 2 项的weekday”（services.1.weekday）：没有 weekday 这个字段，是不是想写 weekdays（星期）？'],
  ['a field that does not exist', added('colour: red'), 'colour', '“colour”（colour）：没有 colour 这个字段，请检查拼写和缩进。'],
  ['a word for a number', spoilt('billableMinutes: 60', 'billableMinutes: 六十'), '六十', '“服务项目第 2 项的计费分钟”（services.1.billableMinutes）：应为数字，现在写的是 “六十”。一次服务中计费的分钟数，与钟点分开记（R-029）。'],
  ['one weekday without brackets', spoilt('weekdays: [2, 3, 4, 5]', 'weekdays: 2'), 'weekdays: 2', '“服务项目第 2 项的星期”（services.1.weekdays）：应为列表，一行一项，前面加“- ”，现在写的是 2。周几开展，周一为 1，周日为 7；方案没有写就不写（R-007）。'],
  ['a weekday in words', spoilt('weekdays: [2, 3, 4, 5]', 'weekdays: [周二]'), '[周二]', '“服务项目第 2 项的星期第 1 项”（services.1.weekdays.0）：应为数字，现在写的是 “周二”。周几开展，周一为 1，周日为 7；方案没有写就不写（R-007）。'],
  ['an eighth weekday', spoilt('weekdays: [2, 3, 4, 5]', 'weekdays: [2, 8]'), '[2, 8]', '“服务项目第 2 项的星期第 2 项”（services.1.weekdays.1）：不能大于 7，现在写的是 8。'],
  ['no weekday at all', spoilt('weekdays: [2, 3, 4, 5]', 'weekdays: []'), 'weekdays: []', '“服务项目第 2 项的星期”（services.1.weekdays）：至少写 1 项，现在写的是 空的列表。'],
  ['a clock time', spoilt(start, "startsAt: '3:35'"), "'3:35'", "“服务项目第 2 项的时段第 1 项的开始”（services.1.slots.0.startsAt）：写法不对，应为钟点，如 '16:20'，现在写的是 “3:35”。"],
  ['a clock time as a number', spoilt(start, 'startsAt: 1535'), '1535', `“服务项目第 2 项的时段第 1 项的开始”（services.1.slots.0.startsAt）：写法不对，现在写的是 1535。${timeWays}`],
  ['a word that is none of those', spoilt('kind: midday', 'kind: noon'), 'noon', `“服务项目第 1 项的类别”（services.0.kind）：应为 midday、afternoon、late、early、evening、weekend、holiday 之一，现在写的是 “noon”。${kindWays}`],
  ['a mark of the day', spoilt(start, 'startsAt: { mark: dismissal }'), 'dismissal }', '“服务项目第 2 项的时段第 1 项的开始的从何时算起”（services.1.slots.0.startsAt.mark）：应为 schoolStart、morningDismissal、afternoonStart、afternoonDismissal、offWork 之一，现在写的是 “dismissal”。schoolStart 上午上课，morningDismissal 上午放学，afternoonStart 下午上课，afternoonDismissal 下午放学，offWork 当地下班时间（FR-004）。'],
  ['a way to say a time', spoilt(start, 'startsAt: { marc: afternoonDismissal }'), 'marc', `“服务项目第 2 项的时段第 1 项的开始”（services.1.slots.0.startsAt）：写法不对，现在写的是 { marc }。${timeWays}`],
  ['a part of a time', spoilt(start, 'startsAt: { mark: afternoonDismissal, plusMinute: 30 }'), 'plusMinute: 30', '“服务项目第 2 项的时段第 1 项的开始的plusMinute”（services.1.slots.0.startsAt.plusMinute）：没有 plusMinute 这个字段，是不是想写 plusMinutes（加减分钟）？'],
  ['a lesson without its number', spoilt(start, 'startsAt: { half: afternoon }'), '{ half: afternoon }', '“服务项目第 2 项的时段第 1 项的开始的第几节”（services.1.slots.0.startsAt.lesson）：必须写：应为数字。上午或下午的第几节课；开始取这节课的上课时间，结束取下课时间（FR-004）。'],
  ['a twelfth lesson', spoilt(start, 'startsAt: { half: afternoon, lesson: 12 }'), 'lesson: 12', '“服务项目第 2 项的时段第 1 项的开始的第几节”（services.1.slots.0.startsAt.lesson）：不能大于 9，现在写的是 12。'],
  ['a length for a start', spoilt(start, 'startsAt: { lasts: 60 }'), 'lasts: 60', `“服务项目第 2 项的时段第 1 项的开始”（services.1.slots.0.startsAt）：写法不对，现在写的是 { lasts }。${timeWays}`],
  ['a length in words', spoilt("endsAt: '16:35'", 'endsAt: { lasts: 一小时 }'), '一小时', '“服务项目第 2 项的时段第 1 项的结束的时长”（services.1.slots.0.endsAt.lasts）：应为数字，现在写的是 “一小时”。从开始算起持续多少分钟。单位：分钟。'],
  ['an end before the start', spoilt("endsAt: '16:35'", "endsAt: '15:30'"), "'15:30'", '“服务项目第 2 项的时段第 1 项的结束”（services.1.slots.0.endsAt）：结束（15:30）要晚于开始（15:35）。'],
  ['no title', spoilt('title: 海江小学课后服务试行方案\n', ''), '# yaml', '“标题”（title）：必须写：应为文字。方案的标题。'],
  ['an empty title', spoilt('title: 海江小学课后服务试行方案', "title: ''"), "title: ''", '“标题”（title）：不能空着，现在写的是 “”。'],
  ['a title too long', spoilt('title: 海江小学课后服务试行方案', `title: ${'长'.repeat(61)}`), '长长长', `“标题”（title）：太长，最多 60 个字，现在写的是 “${'长'.repeat(39)}…”，共 61 个字。`],
  ['yes for true', spoilt('withLunch: true', 'withLunch: yes'), 'withLunch', '“服务项目第 1 项的含午餐选择”（services.0.withLunch）：应为 true 或 false，现在写的是 “yes”。家长是否选择在校用餐；餐费另计（R-038、FR-047）。'],
  ['a date', spoilt('issuedOn: null', 'issuedOn: 2026-02-30'), '2026-02-30', '“服务项目第 1 项的收费第 1 项的发文日期”（services.0.fees.0.issuedOn）：写法不对，应为日期，如 2026-09-01，现在写的是 “2026-02-30”。'],
  ['half a fen', spoilt('amountFen: 200', 'amountFen: 2.5'), '2.5', '“服务项目第 1 项的收费第 1 项的单价”（services.0.fees.0.amountFen）：应为整数，现在写的是 2.5。每个计费单位多少钱。单位：分（2 元写 200）。'],
  ['a key in Chinese', spoilt('key: midday', 'key: 午托'), 'key: 午托', '“服务项目第 1 项的代号”（services.0.key）：写法不对，应为英文字母开头、只有英文字母和数字的代号，如 midday，现在写的是 “午托”。'],
  ['a list for a part', spoilt('exit: { written: true, approval: true }', 'exit: [written]'), 'exit:', '“加入与退出”（exit）：应为一组字段，一行一个，如 name: 内容，现在写的是 1 项的列表。中途加入和退出的规定。'],
  ['a part left empty', spoilt('exit: { written: true, approval: true }', 'exit:'), 'exit:', '“加入与退出”（exit）：应为一组字段，一行一个，如 name: 内容，现在是空的。中途加入和退出的规定。'],
  ['a season that is not there', spoilt("endsAt: '16:35',", "endsAt: '16:35', season: winter,"), 'season: winter', '“服务项目第 2 项的时段第 1 项的季节”（services.1.slots.0.season）：没有代号为“winter”的季节。'],
  ['a service that is not there', added('courses:\n  - { key: football, title: 足球, serviceKey: evening, choice: free }'), 'key: football', '“活动与课程第 1 项的所属服务”（courses.0.serviceKey）：没有代号为“evening”的服务。'],
  ['a key used twice', spoilt('key: afternoon', 'key: midday # 又一个'), '又一个', '“服务项目第 2 项的代号”（services.1.key）：代号“midday”前面已经用过，请换一个。'],
  ['a stretch on a day without the service', spoilt("grades: [1, 2], startsAt: '15:35'", "grades: [1, 2], weekdays: [1], startsAt: '15:35'"), 'weekdays: [1], startsAt', '“服务项目第 2 项的时段第 1 项的星期”（services.1.slots.0.weekdays）：时段写了这项服务没有的星期，请与服务的星期对上。'],
  ['a chain without the family', spoilt('chain: [guardian_application, ', 'chain: ['), 'chain: [', '“办理步骤”（chain）：缺少 guardian_application：每个孩子都要有家长自己的申请（学生提出的，由家长签名）。'],
  ['a chain that goes on after its end', spoilt('agreement, active]', 'active, agreement]'), 'chain: [', '“办理步骤”（chain）：active（开始参加）必须写在最后。'],
  ['a rule that does not exist', spoilt("rules: { R-010: 'off'", "rules: { R-999: 'off'"), 'R-999', '“规则级别的R-999”（rules.R-999）：没有 R-999 这个字段，请检查拼写和缩进。'],
  ['a level that does not exist', spoilt("rules: { R-010: 'off'", 'rules: { R-010: maybe'), 'maybe', '“规则级别的R-010”（rules.R-010）：应为 off、warn、block 之一，现在写的是 “maybe”。每条规则的级别：off 不检查，warn 提醒，block 拦下；不写按默认级别。参数写在方案相应的部分。'],
  ['a letter', 'title: "a\\0b"\naudience: {}', 'title', '“标题”（title）：含有不能用的字符，现在写的是 “a\u0000b”。'],
]

describe('a plan that a clerk mistyped', () => {
  it.each(mistakes)('%s: the message names the line, the field and what is wanted', (_, text, at, message) => {
    expect(told(text)).toContain(`第 ${at === '# yaml' ? 1 : lineOfMistake(text, at)} 行，${message}`)
    expect(readPlanText(text)).not.toHaveProperty('plan')
  })

  it('tells every mistake at once, each with its own line', () => {
    const text = spoilt('kind: midday', 'kind: noon').replace('billableMinutes: 60', 'billableMinutes: 六十').replace('cycle: term', 'cycle: term\ncolour: red\nshape: round')
    expect(told(text).map((words) => words.split('，')[0])).toEqual(expect.arrayContaining(['noon', '六十', 'colour', 'shape'].map((part) => `第 ${lineOf(text, part)} 行`)))
    expect(told(text)).toHaveLength(4)
  })

  it('is told so where there is no plan at all', () => {
    for (const text of ['', '你好', '- a\n- b', 'title: *nowhere', `a: &a [${'1,'.repeat(30)}]\nb: &b [${'*a,'.repeat(30)}]\nc: [${'*b,'.repeat(30)}]`]) {
      expect(told(text)).toEqual(['第 1 行，“方案”：这不是一份方案：应当一行写一个字段，如 title: 课后服务方案。'])
    }
  })

  it('never reads of the machine’s own words', () => {
    for (const [, text] of mistakes) for (const words of told(text)) expect(words).not.toMatch(/invalid|expected|undefined|null|object|NaN/i)
  })

  it('stops the server with the file’s name and every problem', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'plan-')), 'spoilt.yaml')
    fs.writeFileSync(file, spoilt('kind: midday', 'kind: noon'))
    expect(() => readPlanFile(file)).toThrow(/^spoilt\.yaml 不能用：\n第 \d+ 行，“服务项目第 1 项的类别”/)
  })

  it('whatever line is lost or doubled, the answer is a plan or a message with a line, never a crash', () => {
    const lines = s19Text.split('\n')
    inManyCases((random) => {
      const at = random.below(lines.length)
      const text = [...lines.slice(0, at), ...random.pick([[], [lines[at], lines[at]], [`\t${lines[at]}`], [`${lines[at]} :`]]), ...lines.slice(at + 1)].join('\n')
      const read = readPlanText(text)
      if (read.kind === 'plan') return
      expect(read.problems.length).toBeGreaterThan(0)
      for (const { line, field, message } of read.problems) {
        expect(line).toBeGreaterThan(0)
        expect(line).toBeLessThanOrEqual(text.split('\n').length + 1)
        expect(field && message).toBeTruthy()
      }
    })
  })
})

/** The line that a mistake stands in, where the text has the words more than once: the last that is not the scheme's own. */
function lineOfMistake(text: string, part: string): number {
  const own = new Set(s19Text.split('\n'))
  const lines = text.split('\n')
  const changed = lines.findIndex((line) => line.includes(part) && !own.has(line))
  return (changed >= 0 ? changed : lines.findIndex((line) => line.includes(part))) + 1
}

describe.each(files)('%s', (file) => {
  const text = fs.readFileSync(path.join(folder, file), 'utf8')

  it('is a plan', () => {
    expect(told(text)).toEqual([])
  })

  it('written out and read again is the very same plan', () => {
    const plan = readPlanFile(path.join(folder, file))
    expect(readPlanText(planText(plan))).toEqual({ kind: 'plan', plan })
    expect(planText(readPlanFile(path.join(folder, file)))).toBe(planText(plan))
  })

  it('written out says nothing that the scheme does not say', () => {
    expect(planText(readPlanFile(path.join(folder, file)))).not.toMatch(/: null$|: \[\]$/m)
  })
})

describe('a plan that is written out', () => {
  it('keeps apart what is not stated and what is stated without its details', () => {
    for (const committeeApproval of [null, { approvedOn: null, minutes: null }]) {
      const plan = { ...s19, committeeApproval }
      expect(readPlanText(planText(plan))).toEqual({ kind: 'plan', plan })
    }
  })

  it('keeps words that YAML might take for something else', () => {
    for (const title of ['off', 'yes', '2026-09-01', '5+2', '16:20', 'null', '~', '1e3', '# 标题', '- 标题', '标题: 副题', '“引号”', "it's", '{{childName}}', 'a\\b', '甲\n乙']) {
      const plan = { ...s19, title, modelTag: title.slice(0, 40) }
      expect(readPlanText(planText(plan))).toEqual({ kind: 'plan', plan })
    }
  })

  it('is checked the same whether it comes from a text or from the editor', () => {
    expect(readPlanDocument(JSON.parse(JSON.stringify(s19)))).toEqual({ kind: 'plan', plan: s19 })
    expect(readPlanDocument({ ...s19, title: '' })).toEqual({ kind: 'unreadable', problems: [{ path: 'title', field: '标题', message: '不能空着，现在写的是 “”。', line: null }] })
  })
})
