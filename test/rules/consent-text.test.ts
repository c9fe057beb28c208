import { consentText } from 'cloud/rules/consent-text'

const school = { name: '海江小学', officer: null, complaintPhone: null }
const wordsOf = (facts: Parameters<typeof consentText>[0]) => consentText(facts).sections.map(({ text }) => text).join('\n')

describe('the rules for a child’s personal information', () => {
  it('say purpose, keeping, protection, the consequence of refusing, rights and complaint', () => {
    expect(consentText(school).sections.map(({ title }) => title)).toEqual(['为什么要收集', '收集什么', '谁能看到', '存在哪里，存多久', '怎样保护', '不同意会怎样', '您的权利', '负责人和投诉'])
  })

  it('name the officer and the phone where the school has published them', () => {
    const words = wordsOf({ ...school, officer: '许文静', complaintPhone: '0898-00000000' })
    expect(words).toContain('许文静')
    expect(words).toContain('0898-00000000')
    expect(words).not.toContain('未公布')
  })

  it('say 未公布 and where to ask where it has not, never a made-up number', () => {
    expect(wordsOf(school)).toContain('负责人：未公布')
    expect(wordsOf(school)).toContain('投诉电话：未公布')
    expect(wordsOf(school)).not.toMatch(/null|undefined|\d{6,}/)
  })

  it('promise that refusing does not keep a child out', () => {
    expect(wordsOf(school)).toContain('孩子参加课后服务不受影响')
  })
})
