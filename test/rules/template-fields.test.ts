import { weChatTemplates } from 'cloud/message-templates'
import { templateFields, type Sayable } from 'cloud/rules/template-fields'
import { inManyCases, times } from './seeded-cases'

const said = (changes: Partial<Sayable> = {}): Sayable => ({ title: '孩子还没到', childName: '林小满', reader: 'guardian', createdAt: new Date('2026-09-08T09:20:00Z'), schoolName: '海江小学', details: {}, ...changes })
const one = (field: string, source: string, changes: Partial<Sayable> = {}) => templateFields({ fields: { [field]: source } }, said(changes))[field]

test('a push names a child by its given name only, for it stands on a locked screen', () => {
  expect(one('name1', 'child')).toBe('小满')
  expect(one('thing1', 'title', { title: '林小满还没到' })).toBe('小满还没到')
  expect(one('thing1', 'title', { title: '林小满还没到', reader: 'staff' })).toBe('一名学生还没到')
  expect(one('name1', 'child', { childName: '欧阳小满' })).toBe('小满')
  expect(one('name1', 'child', { childName: '欧阳' })).toBe('阳')
  expect(one('name1', 'child', { childName: '古丽·买买提' })).toBe('古丽')
  expect(one('thing1', 'child', { childName: null })).toBe('您的孩子')
})

test('a push to staff names no child at all', () => {
  for (const { key, fields, readers } of weChatTemplates().templates) {
    if (!readers.includes('staff')) continue
    expect({ key, said: JSON.stringify(templateFields({ fields }, said({ reader: 'staff' }))) }).toEqual({ key, said: expect.not.stringMatching(/小满|林/) })
  }
})

test('times are Shanghai’s, in the words that WeChat takes', () => {
  expect(one('time1', 'at')).toBe('2026年9月8日 17:20')
  expect(one('time1', 'at', { createdAt: new Date('2026-12-31T16:05:00Z') })).toBe('2027年1月1日 00:05')
})

test('what is too long is cut where the reader sees it, and nothing is ever empty', () => {
  expect(one('thing1', 'title', { title: '一二三四五六七八九十一二三四五六七八九十' })).toBe('一二三四五六七八九十一二三四五六七八九十')
  expect(one('thing1', 'title', { title: '一二三四五六七八九十一二三四五六七八九十多' })).toBe('一二三四五六七八九十一二三四五六七八九…')
  expect(one('thing1', 'detail:course')).toBe('请打开小程序查看')
  expect(one('thing1', 'title', { title: '第一行\n第二行\t\u200b好' })).toBe('第一行 第二行 好')
  expect(one('phrase1', 'title', { title: '已通过！！请留意下一步' })).toBe('已通过请留')
})

// The limits as WeChat's page of subscribeMessage.send states them.
const limits: Record<string, RegExp> = { thing: /^[^\p{C}\n]{1,20}$/u, name: /^\p{Script=Han}{1,10}$/u, phrase: /^\p{Script=Han}{1,5}$/u, time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/ }

test('whatever a message says, every field of every template is one that WeChat takes', () => {
  const pieces = ['林', '小满', ' ', '\n', '👩‍👩‍👧', 'Anna', '·', '“软笔书法”', '一二三四五六七八九十', '\u0007', '。', '𠮷']
  inManyCases((random) => {
    const words = () => times(random.below(8), () => random.pick(pieces)).join('')
    const any = said({ title: words(), childName: random.below(5) === 0 ? null : words(), reader: random.below(2) === 0 ? 'guardian' : 'staff', schoolName: words(), details: { course: words() }, createdAt: new Date(random.below(2_000_000_000) * 1000) })
    for (const template of weChatTemplates().templates) {
      for (const [field, value] of Object.entries(templateFields(template, any))) expect(value).toMatch(limits[field.replace(/\d+$/, '')] as RegExp)
    }
  })
})
