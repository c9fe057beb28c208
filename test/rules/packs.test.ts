import { planPack, type PlanPack } from 'cloud/contract/plan-pack'
import { autumn, library, onlyTold, pack, scheme, told } from './given-check'
import { givenCourse } from './given-plan'

const national = pack('national')
const inNation = { packs: [national] }
const fees = (id: string, changes: object) => scheme(id, { services: scheme(id).services.map((service) => ({ ...service, fees: service.fees.map((fee) => ({ ...fee, ...changes })) })) })
const charged = { status: 'charged', authority: '收费文件', issuedOn: '2026-01-05' }

describe('the packs', () => {
  it('are the nation and the places of which something is known', () => {
    expect(library.packs.map(({ key }) => key)).toEqual(['national', 'changzhi', 'duchang', 'fuyang', 'haikou', 'nanjing', 'wuhan'])
  })

  it('cite a document for every rule, and say so where number or date are not known', () => {
    for (const { rules, documents } of library.packs) {
      for (const { citations } of rules) for (const { document } of citations) expect(documents.map(({ key }) => key)).toContain(document)
    }
    expect(national.documents.map(({ key, date }) => [key, date])).toEqual([['A', '2017-02-24'], ['B', '2021-07-24'], ['C', '2023-12'], ['L', null], ['K', null]])
    expect(library.packs.filter(({ kind }) => kind === 'region').flatMap(({ documents }) => documents.map(({ number, date }) => [number, date])).flat().every((each) => each === null)).toBe(true)
  })

  it('hold all twenty-two national items, and say what a plan cannot show', () => {
    const items = new Set(national.rules.map(({ clause }) => Number(/\d+/.exec(clause)?.[0])))
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1))
    for (const { reason } of national.notJudged) expect(reason).toMatch(/。$/)
  })

  it('block only what would harm families: no choice, the wrong payee, a bundle', () => {
    expect(library.packs.flatMap(({ rules }) => rules.filter(({ level }) => level === 'block').map(({ clause }) => clause))).toEqual(['C1', 'C16', 'C17'])
  })

  it('cannot cite a document that they do not have, nor use a number twice', () => {
    const [rule] = national.rules
    if (!rule) throw new Error('the national pack is empty')
    expect(planPack.safeParse({ ...national, rules: [{ ...rule, citations: [{ document: 'Z', article: null }] }] }).success).toBe(false)
    expect(planPack.safeParse({ ...national, rules: [rule, rule] }).success).toBe(false)
    expect(planPack.safeParse(national).success).toBe(true)
  })
})

describe('the national pack', () => {
  it.each(['S3', 'S13', 'S19'])('warns %s of its noon care with citation and month, and never forbids it', (id) => {
    expect(onlyTold(scheme(id), 'C6', inNation)).toMatchObject({ level: 'warn', citation: '四部门通知（2023 年 12 月）（文号未载）', citedOn: '2023-12', path: 'services.0.kind' })
  })

  it('blocks words that decide for families, and not words that forbid just that', () => {
    const saying = (text: string) => onlyTold(scheme('S7', { audience: { ...scheme('S7').audience, text } }), 'C1', inNation)
    for (const text of ['全员参加。', '本校学生统一参加课后服务', '不申请的默认参加']) expect([text, saying(text).level]).toEqual([text, 'block'])
    for (const text of ['不得要求学生统一参加', '学校不会要求全员参加', '自愿选择，不搞全员参加', '面向全体学生，自愿参加']) expect([text, saying(text).level]).toEqual([text, 'pass'])
    expect(onlyTold(scheme('S7'), 'C1', inNation)).toMatchObject({ level: 'warn' })
  })

  it('blocks the parent committee and the provider as payee, of the service and of every extra', () => {
    for (const payee of ['parentCommittee', 'provider'] as const) expect(onlyTold(fees('S9', { ...charged, payee }), 'C16', inNation)).toMatchObject({ level: 'block', path: 'services.0.fees.0.payee' })
    expect(onlyTold(fees('S9', { ...charged, payee: 'authority' }), 'C16', inNation).level).toBe('warn')
    expect(onlyTold(fees('S9', { ...charged, payee: 'school' }), 'C16', inNation).level).toBe('pass')
    const extras = [{ name: '材料费', amountFen: 1000, per: 'term' as const, voluntary: false, payee: 'provider' as const, basis: null }]
    const plan = scheme('S7', { courses: [givenCourse({ serviceKey: 'afternoon', extras })] })
    expect(onlyTold(plan, 'C16', inNation)).toMatchObject({ level: 'block', path: 'courses.0.extras.0.payee' })
    expect(onlyTold(plan, 'C17', inNation)).toMatchObject({ level: 'block', path: 'courses.0.extras.0.voluntary' })
  })

  it('wants an end at or after the local off-work time', () => {
    const offWork = (at: string) => scheme('S7', { bells: [{ mark: 'offWork', grades: null, weekdays: null, season: null, at }] })
    expect(onlyTold(offWork('18:00'), 'C7-1', inNation)).toMatchObject({ level: 'warn', says: '“放学后活动小组”17:30 结束，早于当地下班 18:00' })
    expect(onlyTold(offWork('17:30'), 'C7-1', inNation).level).toBe('pass')
    expect(onlyTold(scheme('S7'), 'C7-1', inNation).level).toBe('warn')
    expect(onlyTold(scheme('S9'), 'C7-1', inNation).level).toBe('pass')
  })

  it('wants the family, the class and the school in this order', () => {
    expect(onlyTold(scheme('S19'), 'A2', inNation).level).toBe('pass')
    expect(onlyTold(scheme('S7'), 'A2', inNation)).toMatchObject({ level: 'warn', says: expect.stringContaining('没有班级审核') })
  })

  it('flags lessons and drill in tags and in words', () => {
    const withCourse = (title: string, tags: string[]) => onlyTold(scheme('S7', { courses: [givenCourse({ serviceKey: 'afternoon', title, tags })] }), 'C10', inNation).level
    expect([withCourse('数学', ['drill']), withCourse('中考备考', []), withCourse('不讲新课的答疑', ['homework'])]).toEqual(['warn', 'warn', 'pass'])
  })

  it('asks of third parties the list and the price, only where there are any', () => {
    expect(told(scheme('S9'), 'C13', inNation)).toEqual([])
    const { partners } = scheme('S10')
    const told13 = (changes: object) => told(scheme('S10', { partners: { ...partners, welcome: ['thirdParty'], ...changes } }), 'C13', inNation).map(({ level }) => level)
    expect([told13({}), told13({ fromList: true, feeStated: true })]).toEqual([['warn', 'warn'], ['pass']])
  })

  it('lets nobody need more steps to leave than to join', () => {
    const exit = { ...scheme('S19').exit, midTermExit: true, decideWithinDays: 3 }
    expect(onlyTold(scheme('S19', { exit }), 'K22', inNation).level).toBe('pass')
    expect(onlyTold(scheme('S19', { exit: { ...exit, midTermExit: false } }), 'K22', inNation).level).toBe('warn')
  })
})

describe('a place', () => {
  const lesson = (amountFen: number) => fees('S3', { ...charged, unit: 'lesson', amountFen, amountIs: 'fixed' })
  const level = (plan: ReturnType<typeof scheme>, clause: string, key: string) => onlyTold(plan, clause, { packs: [pack(key)], calendar: autumn }).level

  it('Haikou wants 3 yuan a lesson, at most 5 of a third party, and refunds by half months', () => {
    expect([level(lesson(300), 'HK1', 'haikou'), level(lesson(250), 'HK1', 'haikou')]).toEqual(['pass', 'warn'])
    const third = (amountFen: number) => fees('S3', { ...charged, amountFen, provider: 'thirdParty' })
    expect([level(third(500), 'HK2', 'haikou'), level(third(501), 'HK2', 'haikou')]).toEqual(['pass', 'warn'])
    const refund = (step: 'halfMonth' | 'month') => scheme('S3', { refunds: [{ trigger: 'exit', services: null, threshold: null, method: 'byStep', fixedDays: null, step, startedStep: 'charged', from: null, steps: [], text: null }] })
    expect([level(refund('halfMonth'), 'HK3', 'haikou'), level(refund('month'), 'HK3', 'haikou')]).toEqual(['pass', 'warn'])
  })

  it('Fuyang caps a term at 360 yuan, whether by the plan’s own cap or by price and calendar', () => {
    expect(level(scheme('S5'), 'FY1', 'fuyang')).toBe('pass')
    expect(level(fees('S5', { caps: [{ amountFen: 36001, per: 'term' }] }), 'FY1', 'fuyang')).toBe('warn')
    // 69 Tuesdays to Fridays of an hour at 2 yuan are 138, at 6 yuan 414.
    const afternoon = (amountFen: number) => scheme('S19', { services: fees('S19', { ...charged, amountFen }).services.filter(({ key }) => key === 'afternoon') })
    expect([level(afternoon(200), 'FY1', 'fuyang'), level(afternoon(600), 'FY1', 'fuyang')]).toEqual(['pass', 'warn'])
    const waiver = (mode: 'free' | 'reduced') => scheme('S5', { waivers: [{ group: '家庭经济困难学生', mode, percent: null, obligation: 'must', basis: null }] })
    expect([level(waiver('free'), 'FY3', 'fuyang'), level(waiver('reduced'), 'FY3', 'fuyang')]).toEqual(['pass', 'warn'])
  })

  it('Wuhan wants 130 or 110 a month, Nanjing 300 a term with half back in three months', () => {
    const monthly = (amountFen: number) => fees('S5', { ...charged, unit: 'month', amountFen, caps: [] })
    expect([13000, 11000, 12000].map((amountFen) => level(monthly(amountFen), 'WH1', 'wuhan'))).toEqual(['pass', 'pass', 'warn'])
    const term = (amountFen: number) => fees('S5', { ...charged, unit: 'term', amountFen, caps: [] })
    expect([level(term(30000), 'NJ1', 'nanjing'), level(term(35000), 'NJ1', 'nanjing'), level(scheme('S5'), 'NJ1', 'nanjing')]).toEqual(['pass', 'warn', 'warn'])
    const refund = (percent: number) => scheme('S5', { refunds: [{ trigger: 'exit', services: null, threshold: null, method: 'percentByDate', fixedDays: null, step: null, startedStep: null, from: 'termStart', steps: [{ within: 3, unit: 'month', percent }], text: null }] })
    expect([level(refund(50), 'NJ2', 'nanjing'), level(refund(80), 'NJ2', 'nanjing')]).toEqual(['pass', 'warn'])
  })

  it('Duchang wants forty lessons at 2.95 to be 118 yuan', () => {
    const capped = (amountFen: number, cap: number) => fees('S3', { ...charged, amountFen, caps: [{ amountFen: cap, per: 'term' }] })
    expect([level(capped(295, 11800), 'DC1', 'duchang'), level(capped(295, 11500), 'DC1', 'duchang'), level(capped(300, 11800), 'DC1', 'duchang')]).toEqual(['pass', 'warn', 'warn'])
  })

  it('says that it cannot compare what nobody has priced', () => {
    for (const [key, clause] of [['haikou', 'HK1'], ['fuyang', 'FY1'], ['wuhan', 'WH1'], ['nanjing', 'NJ1'], ['duchang', 'DC1']] as const) {
      expect(onlyTold(scheme('S11'), clause, { packs: [pack(key)], calendar: autumn })).toMatchObject({ level: 'warn', says: expect.stringContaining('无法') })
    }
  })
})

describe('where packs disagree', () => {
  it('the later national rule wins: Changzhi wants a weekend day, the nation since 2023 school days only', () => {
    const packs = [national, pack('changzhi')]
    const [nation, city] = [told(scheme('S19'), 'C5', { packs }), told(scheme('S19'), 'CZ1', { packs })]
    expect(nation.map(({ replacedBy }) => replacedBy)).toEqual([null])
    expect(city).toEqual([expect.objectContaining({ level: 'warn', replacedBy: '国家规定 C5 只在上学日放学以后开展' })])
    expect(told(scheme('S19'), 'CZ1', { packs: [pack('changzhi')] })[0]?.replacedBy).toBeNull()
  })

  it('what is merely usual elsewhere yields to the place’s own rule: Nanjing refunds by date, not by days', () => {
    const packs = [national, pack('nanjing')]
    expect(told(scheme('S19'), 'L20-2', { packs }).map(({ replacedBy }) => replacedBy)).toEqual(['南京市收费规定 NJ2 三个月内退一半，以后不退'])
    expect(told(scheme('S19'), 'NJ2', { packs }).map(({ replacedBy }) => replacedBy)).toEqual([null])
  })

  it('two places never overrule each other, and the same demand stays in both', () => {
    const packs = [pack('haikou'), pack('nanjing'), national, pack('changzhi')]
    for (const clause of ['HK3', 'NJ2', 'L9', 'CZ2']) expect(told(scheme('S19'), clause, { packs }).map(({ replacedBy }) => replacedBy)).toEqual([null])
  })

  it('of two of the nation’s the later one is followed', () => {
    const dated = (key: string, date: string, kinds: ('late' | 'weekend')[]): PlanPack => planPack.parse({
      key, name: key, kind: 'national', region: null,
      documents: [{ key: 'D', name: key, date, standing: 'national' }],
      rules: [{ clause: `${key.toUpperCase()}1`, title: '时段', level: 'warn', topic: 'kinds', citations: [{ document: 'D' }], check: { kind: 'offersKind', kinds }, satisfy: '改。' }],
    })
    const packs = [dated('old', '2017-02-24', ['weekend']), dated('new', '2023-12', ['late'])]
    expect([told(scheme('S19'), 'OLD1', { packs })[0]?.replacedBy, told(scheme('S19'), 'NEW1', { packs })[0]?.replacedBy]).toEqual(['new NEW1 时段', null])
  })
})
