import type { DepartureHow, Standing } from 'cloud/contract/attendance'
import { withWords } from 'cloud/rules/message-words'
import { allowedAt, releaseOf, wishOn, type ReleaseFacts, type WishFact } from 'cloud/rules/release'
import { goesHome, goesOn, uncollectedAmong, type ReleasedStay } from 'cloud/rules/uncollected'
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
  const left = (time: string, how: 'collected' | 'independent' | 'returned' = 'collected') => ({ how, at: at(time) })
  const stay = (childId: string, changes: Partial<ReleasedStay> = {}): ReleasedStay => ({ childId, endsAt: at('17:20'), here: true, left: null, ...changes })
  const gone = stay('王子轩', { left: left('17:21') })

  it('is still here more than the plan’s minutes after the end of the stay, once release has begun', () => {
    const stays = [stay('林知夏'), gone, stay('李沐阳', { here: false }), stay('赵一鸣', { endsAt: at('18:00') }), stay('孙小雨', { endsAt: null })]
    expect(uncollectedAmong(stays, { after: 20, now: at('17:41') })).toEqual(['林知夏'])
    expect(uncollectedAmong(stays, { after: 20, now: at('17:40') })).toEqual([])
  })

  it.each([
    ['nobody has left', null, []],
    ['one went to the dentist long before the end', left('16:30'), []],
    ['one went back to class', left('17:25', 'returned'), []],
    ['one went half an hour before the end, in the rain', left('16:50'), ['林知夏']],
    ['one went home alone at the end', left('17:20', 'independent'), ['林知夏']],
  ])('nobody is waited for before release has begun: %s', (_what, departure, found) => {
    expect(uncollectedAmong([stay('林知夏'), stay('王子轩', { left: departure })], { after: 20, now: at('19:00') })).toEqual(found)
  })

  it('never has left and never was away, and once found stays so as time goes on', () => {
    inManyCases((random) => {
      const some = times(10, (index) => stay(`${index}`, { here: random.below(3) > 0, left: random.below(2) === 0 ? left('17:00') : null, endsAt: random.below(5) === 0 ? null : new Date(at('15:00').getTime() + random.below(180) * 60_000) }))
      const stays = [...some, gone]
      const [after, now] = [random.below(60), new Date(at('15:00').getTime() + random.below(300) * 60_000)]
      const found = uncollectedAmong(stays, { after, now })
      for (const { childId, here, left, endsAt } of stays) expect(found.includes(childId)).toBe(here && left === null && endsAt !== null && now.getTime() - endsAt.getTime() > after * 60_000)
      const later = uncollectedAmong(stays, { after, now: new Date(now.getTime() + random.below(100) * 60_000) })
      for (const childId of found) expect(later).toContain(childId)
    })
  })

  it('has nothing more that day: neither another course nor late care, as long as that takes place and no leave covers it', () => {
    const other = (endsAt: string | null, expected = true) => ({ endsAt, expected })
    expect(goesOn('16:15', [other('17:20')])).toBe(true)
    for (const others of [[], [other('13:30')], [other('16:15')], [other('17:20', false)], [other(null)]]) expect(goesOn('16:15', others)).toBe(false)
    expect(goesOn(null, [other('17:20')])).toBe(false)
  })

  it('is nobody after midday care or before the first lesson: there is class to go back to', () => {
    expect((['midday', 'early', 'afternoon', 'late', 'evening', 'weekend', 'holiday', null] as const).filter((kind) => goesHome({ kind }))).toEqual(['afternoon', 'late', 'evening', 'weekend', 'holiday', null])
  })
})

test('a family reads who collected its child and when, that it left alone, and that a wrong tap was taken back', () => {
  const text = (kind: 'child_collected' | 'child_left' | 'departure_corrected' | 'collectors_changed', details: Record<string, string>) => withWords({ messageId: '1', kind, childId: '2', childName: '林知夏', details, createdAt: '2026-09-08T17:24:00+08:00', read: false }).text
  expect(text('child_collected', { time: '17:24', to: '林奶奶' })).toBe('林知夏 17:24 由林奶奶接走。')
  expect(text('child_left', { time: '17:24' })).toBe('林知夏 17:24 按约定自己离校。')
  expect(text('departure_corrected', { time: '17:24' })).toBe('老师更正：刚才 17:24 林知夏的离校记录记错了，已经撤销。')
  expect(text('collectors_changed', { by: '陈海燕', added: '林奶奶' })).toContain('陈海燕添加了林奶奶，林知夏的接送人名单已更新')
})
