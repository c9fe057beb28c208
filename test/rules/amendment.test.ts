import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'
import { amendmentOf } from 'cloud/rules/amendment'
import { canonicalText, fillAgreement, type AgreementText } from 'cloud/rules/agreement-text'
import { planChanges } from 'cloud/rules/plan-changes'
import { agreementFacts } from 'cloud/rules/plan-words'

const s19 = readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml'))
const textOf = (clauses: Record<string, string>, changes: Partial<AgreementText> = {}): AgreementText => ({
  name: '课后服务协议书',
  templateVersion: '1',
  planVersion: 1,
  clauses: Object.entries(clauses).map(([title, text]) => ({ title, text })),
  confirmations: ['我已读完本协议。'],
  ...changes,
})
const before = textOf({ 费用: '每小时 2 元。', 请假: '提前告知。' })
const said = (after: AgreementText, signed = before.clauses) => amendmentOf(before, after, signed)?.clauses.slice(1).map(({ title, text }) => `${title}：${text}`)

describe('what a new version asks to be signed', () => {
  it('nothing where the wording is the same, whatever number it bears', () => {
    expect(amendmentOf(before, { ...before, planVersion: 2, templateVersion: '2' }, before.clauses)).toBeNull()
  })

  it('nothing where clauses only changed their order or their heading', () => {
    expect(said(textOf({ 请假: '提前告知。', 费用: '每小时 2 元。' }, { planVersion: 2 }))).toBeUndefined()
    expect(said(textOf({ 收费: '每小时 2 元。', 请假: '提前告知。' }, { planVersion: 2 }))).toBeUndefined()
  })

  it('a clause that changed, with its old and its new wording, and no other', () => {
    expect(said(textOf({ 费用: '每小时 3 元。', 请假: '提前告知。' }))).toEqual(['费用：原来约定：每小时 2 元。\n现在改为：每小时 3 元。'])
  })

  it('a clause that is new, and one that fell away', () => {
    expect(said(textOf({ 费用: '每小时 2 元。', 保险: '学校投保。' }))).toEqual(['保险：新增这一条：学校投保。', '请假：原来约定：提前告知。\n现在删去这一条。'])
  })

  it('of two clauses with one title, the one that changed', () => {
    const twice = (second: string): AgreementText => ({ ...before, clauses: [{ title: '其他', text: '甲。' }, { title: '其他', text: second }] })
    expect(amendmentOf(twice('乙。'), twice('丙。'), [])?.clauses.slice(1)).toEqual([{ title: '其他', text: '原来约定：乙。\n现在改为：丙。' }])
  })

  it('the old wording is the one that was signed', () => {
    expect(said(textOf({ 费用: '每小时 3 元。', 请假: '提前告知。' }), [{ title: '费用', text: '每小时二元整。' }])).toEqual(['费用：原来约定：每小时二元整。\n现在改为：每小时 3 元。'])
  })

  it('says that the child goes on under what was signed, and is confirmed in words of its own', () => {
    const amendment = amendmentOf(before, textOf({ 费用: '每小时 3 元。', 请假: '提前告知。' }, { planVersion: 2, confirmations: ['我已读完本协议。', '我知道不退费。'] }), [])
    expect(amendment).toMatchObject({ name: '课后服务协议书补充确认', planVersion: 2 })
    expect(amendment?.clauses[0]?.text).toMatch(/第 2 版方案.*没有列出的条款不变.*仍按已签的协议参加.*不影响孩子继续参加/)
    expect(amendment?.confirmations).toEqual(['我已读完有变化的条款，知道改了什么。', '我同意以电子形式签订这份补充确认。', '我知道不退费。'])
  })

  it('of the same versions and facts always the very same text, so that what was shown can be signed', () => {
    const after = textOf({ 费用: '每小时 3 元。', 请假: '提前告知。' })
    expect(canonicalText(amendmentOf(before, after, []) as AgreementText)).toBe(canonicalText(amendmentOf(before, after, []) as AgreementText))
  })
})

describe('nobody is asked to sign what they were not told', () => {
  const choices = [
    { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole' as const, lunch: true },
    { serviceKey: 'afternoon', weekdays: [2, 3], duration: 'whole' as const, lunch: null },
  ]
  const fill = (plan: SchoolPlan, grade: number, date: string) =>
    plan.agreements.map((template) =>
      fillAgreement(template, 1, agreementFacts({ plan, schoolName: '海江小学', termText: '', date, child: { name: '林知夏', className: '三年级1班', grade }, guardianName: '陈海燕', choices, departure: 'collected' })),
    )
  const places = (value: unknown, at: (string | number)[] = []): (string | number)[][] =>
    typeof value !== 'object' || value === null ? [at] : Object.keys(value).flatMap((key) => places((value as Record<string, unknown>)[key], [...at, key]))
  const changed = (value: unknown) => (typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : typeof value === 'string' ? (/^\d\d:\d\d$/.test(value) ? '10:07' : `${value}改`) : '新写')

  it.each([1, 3, 6])('whatever changes of a plan, an amendment for grade %d comes with a change that concerns the child', (grade) => {
    let amended = 0
    for (const at of places(s19)) {
      const after = structuredClone(s19)
      const holder = at.slice(0, -1).reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, after as unknown as Record<string, unknown>)
      const last = at.at(-1) as string
      // Keys and codes are no words: another one is another entry, or none that the schema takes.
      if (['key', 'serviceKey', 'kind', 'status', 'unit', 'cycle', 'choice', 'stage', 'signer', 'mode', 'method', 'trigger', 'payee', 'admission'].includes(last) || at[0] === 'chain') continue
      holder[last] = changed(holder[last])
      const texts = fill(after, grade, '2026-09-10')
      const due = fill(s19, grade, '2026-09-10').some((text, index) => texts[index] && amendmentOf(text, texts[index], []) !== null)
      if (!due) continue
      amended += 1
      if (!planChanges(s19, after, { grade, choices }).some(({ concernsChild }) => concernsChild)) throw new Error(`${at.join('.')} asks for a signature and concerns nobody`)
    }
    expect(amended).toBeGreaterThan(30)
  })
})
