import type { DepartureHow, Standing } from 'cloud/contract/attendance'
import { withWords } from 'cloud/rules/message-words'
import { allowedAt, releaseOf, wishOn, type ReleaseFacts, type WishFact } from 'cloud/rules/release'
import { uncollectedAmong } from 'cloud/rules/uncollected'
import { inManyCases, someOf, times } from './seeded-cases'

const at = (clock: string) => new Date(`2026-09-08T${clock}:00+08:00`)
const date = '2026-09-08'

const facts = (changes: Partial<ReleaseFacts> = {}): ReleaseFacts => ({ standing: 'present', guardianIds: ['陈海燕'], collectors: [{ collectorId: '林奶奶', removedAt: null }], freezes: [], wishes: [], applied: 'collected', ...changes })
const collectedBy = (personId: string | null, clock = '17:24') => ({ date, how: 'collected' as DepartureHow, personId, madeAt: at(clock) })
const alone = (clock = '17:24') => ({ date, how: 'independent' as DepartureHow, personId: null, madeAt: at(clock) })
const wish = (changes: Partial<WishFact> = {}): WishFact => ({ heldOn: null, how: 'independent', leavesAt: null, note: '', setAt: at('08:00'), endedAt: null, ...changes })

describe('R-053: a child goes', () => {
  it('with a guardian or an authorised collector, and with nobody else', () => {
    expect(releaseOf(facts(), collectedBy('陈海燕'))).toBe('recorded')
    expect(releaseOf(facts(), collectedBy('林奶奶'))).toBe('recorded')
    expect(releaseOf(facts(), collectedBy('路人'))).toBe('notAuthorised')
    expect(releaseOf(facts(), collectedBy(null))).toBe('notAuthorised')
  })

  it('with a collector who was removed after it was tapped, and not with one removed before', () => {
    const removedAt = (clock: string) => facts({ collectors: [{ collectorId: '林奶奶', removedAt: at(clock) }] })
    expect(releaseOf(removedAt('17:30'), collectedBy('林奶奶'))).toBe('recorded')
    expect(releaseOf(removedAt('17:10'), collectedBy('林奶奶'))).toBe('notAuthorised')
  })

  it('only with those whom the office left, while it has a say, and with its guardians again afterwards', () => {
    const freeze = { guardianIds: [], collectorIds: ['林奶奶'], setAt: at('12:00'), liftedAt: at('17:30') }
    const frozen = facts({ freezes: [freeze], wishes: [wish()] })
    expect(releaseOf(frozen, collectedBy('陈海燕'))).toBe('notAuthorised')
    expect(releaseOf(frozen, collectedBy('林奶奶'))).toBe('recorded')
    expect(releaseOf(frozen, alone())).toBe('notAuthorised')
    expect(releaseOf(frozen, collectedBy('陈海燕', '17:31'))).toBe('recorded')
  })

  it('by itself where its family has agreed: by its wish for the day, else its usual one, else its application', () => {
    expect(releaseOf(facts(), alone())).toBe('notAgreed')
    expect(releaseOf(facts({ applied: null }), alone())).toBe('notAgreed')
    expect(releaseOf(facts({ applied: 'independent' }), alone())).toBe('recorded')
    expect(releaseOf(facts({ wishes: [wish()] }), alone())).toBe('recorded')
    expect(releaseOf(facts({ wishes: [wish(), wish({ heldOn: date, how: 'collected' })] }), alone())).toBe('notAgreed')
    expect(releaseOf(facts({ wishes: [wish({ heldOn: '2026-09-09' })] }), alone())).toBe('notAgreed')
    expect(releaseOf(facts({ wishes: [wish({ setAt: at('17:25') })] }), alone())).toBe('notAgreed')
  })

  it('back to class whoever may collect it, and nowhere when the roll says that it is not here', () => {
    const returned = { date, how: 'returned' as DepartureHow, personId: null, madeAt: at('17:24') }
    expect(releaseOf(facts({ guardianIds: [], collectors: [] }), returned)).toBe('recorded')
    expect(releaseOf(facts({ standing: 'unmarked' }), returned)).toBe('recorded')
    for (const standing of ['leave', 'missing'] as Standing[]) expect(releaseOf(facts({ standing }), returned)).toBe('notHere')
  })

  it('never to anybody outside of its people, whatever was removed, wished or frozen', () => {
    inManyCases((random) => {
      const clock = () => at(`${String(8 + random.below(12)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`)
      const people = times(4, (index) => `人${index}`)
      const freeze = { guardianIds: someOf(random, people), collectorIds: someOf(random, people), setAt: clock(), liftedAt: random.below(2) ? clock() : null }
      const one = facts({ guardianIds: people.slice(0, 2), collectors: people.slice(2).map((collectorId) => ({ collectorId, removedAt: random.below(2) ? clock() : null })), freezes: random.below(2) ? [freeze] : [] })
      const moment = clock()
      const allowed = allowedAt(one, moment)
      for (const id of allowed) expect(people).toContain(id)
      for (const id of [...people, '路人']) expect(releaseOf(one, { ...collectedBy(id), madeAt: moment }) === 'recorded').toBe(allowed.has(id))
    })
  })
})

test('the day’s own wish says when and how, and ends with the day', () => {
  const wishes = [wish({ how: 'collected', leavesAt: '17:00', note: '看牙', heldOn: date }), wish()]
  expect(wishOn(wishes, 'collected', date, at('15:00'))).toEqual({ how: 'collected', leavesAt: '17:00', note: '看牙', forToday: true })
  expect(wishOn(wishes, 'collected', '2026-09-09', at('15:00'))).toEqual({ how: 'independent', leavesAt: null, note: '', forToday: false })
})

describe('R-053: who is uncollected', () => {
  const stay = (childId: string, changes = {}) => ({ childId, endsAt: at('17:20'), here: true, left: false, ...changes })

  it('is still here more than the plan’s minutes after the end of the stay, once release has begun', () => {
    const stays = [stay('林知夏'), stay('王子轩', { left: true }), stay('李沐阳', { here: false }), stay('赵一鸣', { endsAt: at('18:00') }), stay('孙小雨', { endsAt: null })]
    expect(uncollectedAmong(stays, { begun: true, minutes: 20, now: at('17:41') })).toEqual(['林知夏'])
    expect(uncollectedAmong(stays, { begun: true, minutes: 20, now: at('17:40') })).toEqual([])
    expect(uncollectedAmong(stays, { begun: false, minutes: 20, now: at('19:00') })).toEqual([])
  })

  it('never has left and never was away, and once found stays so as time goes on', () => {
    inManyCases((random) => {
      const stays = times(10, (index) => stay(`${index}`, { here: random.below(3) > 0, left: random.below(2) === 0, endsAt: random.below(5) === 0 ? null : new Date(at('15:00').getTime() + random.below(180) * 60_000) }))
      const [minutes, now] = [random.below(60), new Date(at('15:00').getTime() + random.below(300) * 60_000)]
      const found = uncollectedAmong(stays, { begun: true, minutes, now })
      for (const { childId, here, left, endsAt } of stays) expect(found.includes(childId)).toBe(here && !left && endsAt !== null && now.getTime() - endsAt.getTime() > minutes * 60_000)
      const later = uncollectedAmong(stays, { begun: true, minutes, now: new Date(now.getTime() + random.below(100) * 60_000) })
      for (const childId of found) expect(later).toContain(childId)
    })
  })
})

test('a family reads who collected its child and when, that it left alone, and that a wrong tap was taken back', () => {
  const text = (kind: 'child_collected' | 'child_left' | 'departure_corrected' | 'collectors_changed', details: Record<string, string>) => withWords({ messageId: '1', kind, childId: '2', childName: '林知夏', details, createdAt: '2026-09-08T17:24:00+08:00', read: false }).text
  expect(text('child_collected', { time: '17:24', to: '林奶奶' })).toBe('林知夏 17:24 由林奶奶接走。')
  expect(text('child_left', { time: '17:24' })).toBe('林知夏 17:24 按约定自己离校。')
  expect(text('departure_corrected', { time: '17:24' })).toBe('老师更正：刚才 17:24 林知夏的离校记录记错了，已经撤销。')
  expect(text('collectors_changed', { by: '陈海燕', added: '林奶奶' })).toContain('陈海燕添加了林奶奶，林知夏的接送人名单已更新')
})
