import type { MarkState } from 'cloud/contract/attendance'
import { emptyQueue, marked, nextParcel, ownMark, sealed, waitingMarks, withoutParcel, withRefusal, type RollQueue } from '@/features/roll/mark-queue'
import { clockTyped, paperTime } from '@/features/roll/roll-view'
import { pauseMs } from '@/features/roll/use-upload'
import { inManyCases, times } from '../rules/seeded-cases'

const address = { heldOn: '2026-09-08', serviceKey: 'afternoon', rollKey: 'class:5f1d7a6e-3c43-4f6e-9a8b-000000000031' }
const second = (at: number) => new Date(Date.parse('2026-09-08T08:20:00Z') + at * 1000).toISOString()

const counter = () => {
  let made = 0
  return () => String((made += 1))
}

test('however taps, saves, lost answers and repeated sendings fall, the server ends with each child’s last tap, and has each mark once', () => {
  inManyCases((random) => {
    const newId = counter()
    const server = { byId: new Map<string, { childId: string; state: MarkState; madeAt: string }>() }
    const last = new Map<string, MarkState>()
    let queue: RollQueue = emptyQueue(address, '三年级1班')
    const deliver = (isHeard: boolean) => {
      const next = nextParcel([queue])
      if (!next) return
      for (const { markId, ...mark } of next.parcel.marks) {
        const before = server.byId.get(markId)
        // The same id must never mean two things.
        if (before) expect(mark).toEqual(before)
        server.byId.set(markId, mark)
      }
      if (isHeard) queue = withoutParcel(queue, next.parcel.requestKey)
    }
    times(30, (at) => {
      const what = random.below(6)
      // The phone's clock stumbles: now and then it goes back.
      const now = second(at - (random.below(4) === 0 ? 5 : 0))
      if (what < 3) {
        const childId = `child-${random.below(4)}`
        const state = random.pick(['present', 'late', 'absent'] as const)
        const markedAt = truth(server.byId, childId)?.madeAt ?? null
        queue = marked(queue, [{ childId, markedAt }], state, { source: 'phone', at: now, newId })
        last.set(childId, state)
      } else if (what === 3) queue = sealed(queue, false, newId)
      else deliver(what === 4)
    })
    queue = sealed(queue, false, newId)
    while (nextParcel([queue])) deliver(true)
    for (const [childId, state] of last) expect(truth(server.byId, childId)?.state).toBe(state)
  })
})

/** Of two marks of a child the one made last. */
function truth(marks: ReadonlyMap<string, { childId: string; state: MarkState; madeAt: string }>, childId: string) {
  return [...marks.values()].filter((mark) => mark.childId === childId).sort((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt)).pop()
}

const tap = (queue: RollQueue, childId: string, state: MarkState, at: number, source: 'phone' | 'paper' = 'phone', markedAt: string | null = null, newId = counter()) =>
  marked(queue, [{ childId, markedAt }], state, { source, at: second(at), newId: () => `${childId}-${at}-${newId()}` })

test('a parcel that is on its way never changes, whatever is tapped after it', () => {
  const sent = sealed(tap(emptyQueue(address, ''), 'a', 'present', 0), false, counter())
  const after = tap(sent, 'a', 'absent', 1)
  expect(after.parcels).toBe(sent.parcels)
  expect(ownMark(after, 'a')).toMatchObject({ state: 'absent', isDraft: true })
  expect(ownMark(sent, 'a')).toMatchObject({ state: 'present', isDraft: false })
})

test('what was tapped on the phone and what came from paper go as two parcels, paper first, and only the last one closes', () => {
  const both = tap(tap(emptyQueue(address, ''), 'a', 'present', 100), 'b', 'present', 0, 'paper')
  const { parcels, drafts } = sealed({ ...both, handedBy: ' 张老师 ' }, true, counter())
  expect(parcels.map(({ source, close, handedBy, marks }) => [source, close, handedBy, marks.length])).toEqual([['paper', false, '', 1], ['phone', true, '张老师', 1]])
  expect(drafts).toEqual([])
})

test('a handover can be closed without a new mark', () => {
  const { parcels } = sealed(emptyQueue(address, ''), true, counter())
  expect(parcels).toMatchObject([{ marks: [], close: true, source: 'phone' }])
})

test('behind a refused parcel nothing of the same roll goes out, but other rolls do', () => {
  const refused = withRefusal(sealed(tap(sealed(tap(emptyQueue(address, ''), 'a', 'present', 0), false, () => 'first'), 'b', 'late', 1), false, () => 'second'), 'first', '不由您负责')
  const other = sealed(tap(emptyQueue({ ...address, serviceKey: 'midday' }, ''), 'c', 'present', 2), false, () => 'third')
  expect(nextParcel([refused])).toBeNull()
  expect(nextParcel([refused, other])?.parcel.requestKey).toBe('third')
  expect(waitingMarks([refused, other])).toEqual({ waiting: 2, refused: 1 })
})

test('paper corrects paper of the same minute, and leaves alone what a phone marked after it', () => {
  const again = tap(emptyQueue(address, ''), 'a', 'absent', 0, 'paper', second(0))
  expect(again.drafts[0]?.madeAt).toBe('2026-09-08T08:20:00.001Z')
  const later = tap(emptyQueue(address, ''), 'a', 'absent', 0, 'paper', second(900))
  expect(later.drafts[0]?.madeAt).toBe(second(0))
})

test('a time is read as people write it, and none of the future or of no clock is taken', () => {
  expect(['16:25', '16：25', '1625', '9.05', ' 905 '].map(clockTyped)).toEqual(['16:25', '16:25', '16:25', '09:05', '09:05'])
  expect(['', '25:00', '16:60', '下午', '16'].map(clockTyped)).toEqual([null, null, null, null, null])
  const now = new Date('2026-09-08T08:20:00Z')
  expect(paperTime('16:20', '2026-09-08', now)).toEqual({ at: '2026-09-08T08:20:00.000Z' })
  expect(paperTime('16:21', '2026-09-08', now)).toEqual({ fault: '这个时间还没有到，请核对。' })
})

test('after each failure the pause doubles, up to two minutes, and no two phones keep step', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((failures) => pauseMs(failures, 0.5))).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000])
  expect(pauseMs(1, 0)).toBeLessThan(pauseMs(1, 1))
})
