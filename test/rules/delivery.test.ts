import { messageKind } from 'cloud/contract/message'
import { parseTemplates, weChatTemplates } from 'cloud/message-templates'
import { decideDelivery, pauseAfter, quietUntil, urgentKinds, type Leaving } from 'cloud/rules/delivery'

const templates = weChatTemplates()
const ids = new Map(templates.templates.map(({ key }) => [key, `id-of-${key}`]))
const at = (clock: string) => new Date(`2026-09-08T${clock}:00+08:00`)
const leaving = (changes: Partial<Leaving> = {}): Leaving => ({ kind: 'application_passed', createdAt: at('16:00'), details: {}, reader: 'guardian', read: false, isBound: true, isReachable: true, ...changes })
const decided = (changes: Partial<Leaving>, now: Date) => decideDelivery(leaving(changes), templates, ids, now)

test('nobody is disturbed from ten at night until seven in the morning, in Shanghai', () => {
  const night = { from: '22:00', until: '07:00' }
  expect(quietUntil(night, at('21:59'))).toBeNull()
  expect(quietUntil(night, at('22:00'))).toEqual(new Date('2026-09-09T07:00:00+08:00'))
  expect(quietUntil(night, at('00:00'))).toEqual(at('07:00'))
  expect(quietUntil(night, at('06:59'))).toEqual(at('07:00'))
  expect(quietUntil(night, at('07:00'))).toBeNull()
  expect(quietUntil({ from: '12:00', until: '14:00' }, at('13:00'))).toEqual(at('14:00'))
  expect(quietUntil({ from: '12:00', until: '14:00' }, at('14:00'))).toBeNull()
})

test('whatever the hour, what waits for the morning is quiet until then and no longer', () => {
  for (let minute = 0; minute < 48 * 60; minute += 7) {
    const now = new Date(at('00:00').getTime() + minute * 60_000)
    const until = quietUntil(templates.quiet, now)
    if (until) expect([until > now, until.getTime() - now.getTime() <= 9 * 3_600_000, quietUntil(templates.quiet, until)]).toEqual([true, true, null])
  }
})

test('at night a review waits for the morning, a missing child does not', () => {
  expect(decided({ createdAt: at('22:30') }, at('23:00'))).toEqual({ kind: 'wait', until: new Date('2026-09-09T07:00:00+08:00') })
  expect(decided({ kind: 'child_missing', createdAt: at('22:30') }, at('23:00'))).toMatchObject({ kind: 'send', templateId: 'id-of-alert' })
})

test('that today’s service does not take place is told at six, that tomorrow’s does not at seven', () => {
  const changed = (heldOn: string) => decided({ kind: 'day_changed', details: { heldOn }, createdAt: at('06:00') }, at('06:00'))
  expect(changed('2026-09-08')).toMatchObject({ kind: 'send', templateId: 'id-of-attendance' })
  expect(changed('2026-09-09')).toEqual({ kind: 'wait', until: at('07:00') })
})

test('what nobody should get is skipped, and why is said', () => {
  expect(decided({}, at('16:01'))).toMatchObject({ kind: 'send', templateId: 'id-of-review' })
  expect(decided({ createdAt: new Date('2026-09-07T15:59:00+08:00') }, at('16:00'))).toEqual({ kind: 'skip', why: 'too_old' })
  expect(decided({ kind: 'committee_ended' }, at('16:01'))).toEqual({ kind: 'skip', why: 'no_template' })
  // What is the family's only, no member of staff is sent.
  expect(decided({ reader: 'staff' }, at('16:01'))).toEqual({ kind: 'skip', why: 'no_template' })
  expect(decided({ isBound: false }, at('16:01'))).toEqual({ kind: 'skip', why: 'not_bound' })
  expect(decided({ isReachable: false }, at('16:01'))).toEqual({ kind: 'skip', why: 'no_wechat' })
  expect(decided({ read: true }, at('16:01'))).toEqual({ kind: 'skip', why: 'read' })
  expect(decideDelivery(leaving(), templates, new Map(), at('16:01'))).toEqual({ kind: 'skip', why: 'not_configured' })
})

test('each pause after a busy WeChat is longer than the one before, and the last one stays', () => {
  const pauses = [1, 2, 3, 4, 5, 6].map(pauseAfter)
  expect(pauses.slice(0, 5)).toEqual([...new Set(pauses)].sort((a, b) => a - b))
  expect(pauses[5]).toBe(pauses[4])
})

test('a kind that cannot wait, by its name, has a template that does not wait', () => {
  const cannotWait = messageKind.options.filter((kind) => /missing|uncollected|escalat|incident/.test(kind))
  expect(cannotWait.filter((kind) => !urgentKinds(templates).includes(kind))).toEqual([])
})

test('a template file that nobody could send by is refused with what is wrong in it', () => {
  const file = (text: string) => () => parseTemplates(`quiet: { from: '22:00', until: '07:00' }\nskipAfterHours: 24\ntemplates:\n${text}`)
  const template = (key: string, kinds: string, field = 'thing1: title') => `  - { key: ${key}, title: 通知, readers: [guardian], urgent: false, kinds: [${kinds}], page: pages/home/index, fields: { ${field} } }\n`
  expect(file(template('a', 'enrolled'))).not.toThrow()
  expect(file(template('a', 'enrolled') + template('b', 'enrolled'))).toThrow('一种消息只能用一个模板')
  expect(file(template('a', 'enrolled') + template('a', 'exit_done'))).toThrow('键有重复')
  expect(file(template('a', 'enrolled', 'money1: title'))).toThrow('消息模板不能用')
  expect(file(template('a', 'enrolled', 'thing1: text'))).toThrow('消息模板不能用')
})
