import { act, renderHook } from '@testing-library/react'
import { chooseCourses } from 'cloud/contract/course'
import { useRushSend } from '@/client/use-rush-send'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'

const childId = '0b0b3f3e-8d3a-4b6e-9f66-0d4f0a1c2b3d'
const courseId = '4c1f5d0a-7f4e-4a7e-8a51-3f0a7d2e9b11'
const basket = { lines: [{ childId, courseId, ifFull: 'wait' as const, onOffer: 'take' as const, ifClash: 'refuse' as const, together: null }] }
const done = { lines: [{ childId, courseId, result: 'joined' as const, placeId: courseId, waitingPosition: null, refusal: null, message: '' }] }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const rendered = () => renderHook(() => useRushSend('chooseCourses'))
const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000))

/** Sends the basket; `ended` says what `send` answered, undefined while it has not. */
function begin(hook: ReturnType<typeof rendered>) {
  const ended: { answer?: unknown } = {}
  act(() => void hook.result.current.send(basket).then((output) => (ended.answer = output)))
  return ended
}
const keys = () => new Set(questions(chooseCourses).map(({ requestKey }) => requestKey))

test('a family in line sees its place and about how long, and hears of success only when the API has said so', async () => {
  refuse(chooseCourses, 'queued', { queue: { place: 812, estimateSeconds: 6 } })
  const hook = rendered()
  const ended = begin(hook)
  await pass(0)
  expect(hook.result.current).toMatchObject({ sending: true, refusal: null, queue: { place: 812, estimateSeconds: 6 } })
  refuse(chooseCourses, 'queued', { queue: { place: 90, estimateSeconds: 1 } })
  await pass(5)
  expect(hook.result.current.queue).toEqual({ place: 90, estimateSeconds: 1 })
  expect(ended.answer).toBeUndefined()
  answer(chooseCourses, done)
  await pass(5)
  expect(ended.answer).toEqual(done)
  expect(hook.result.current).toMatchObject({ sending: false, refusal: null, queue: null })
  expect(keys().size).toBe(1)
})

test('without network or while the API is busy the same request goes out again under the same key, and rarer each time', async () => {
  loseNetwork('timeout')
  const hook = rendered()
  const ended = begin(hook)
  await pass(4)
  const soon = questions(chooseCourses).length
  await pass(4)
  expect(questions(chooseCourses).length - soon).toBeLessThan(soon)
  comeBack()
  refuse(chooseCourses, 'busy')
  await pass(10)
  answer(chooseCourses, done)
  await pass(30)
  expect(ended.answer).toEqual(done)
  expect(keys().size).toBe(1)
})

test('a full line is asked again when it said, not before', async () => {
  refuse(chooseCourses, 'queue_full', { retryAfterSeconds: 20 })
  const hook = rendered()
  begin(hook)
  await pass(14)
  expect(questions(chooseCourses)).toHaveLength(1)
  await pass(12)
  expect(questions(chooseCourses)).toHaveLength(2)
})

test('a network that stays away ends in words, and the next tap still carries the same key', async () => {
  loseNetwork()
  const hook = rendered()
  const ended = begin(hook)
  await pass(120)
  expect(ended.answer).toBeNull()
  expect(hook.result.current).toMatchObject({ sending: false, refusal: { code: 'offline' }, queue: null })
  const asked = questions(chooseCourses).length
  expect(asked).toBeLessThanOrEqual(6)
  comeBack()
  answer(chooseCourses, done)
  begin(hook)
  await pass(1)
  expect(questions(chooseCourses)).toHaveLength(asked + 1)
  expect(keys().size).toBe(1)
})

test('a refusal that waiting cannot change is shown at once', async () => {
  refuse(chooseCourses, 'plan_not_published')
  const hook = rendered()
  const ended = begin(hook)
  await pass(0)
  expect(ended.answer).toBeNull()
  expect(hook.result.current.refusal?.code).toBe('plan_not_published')
  await pass(60)
  expect(questions(chooseCourses)).toHaveLength(1)
})

test('a page that is left asks no more', async () => {
  refuse(chooseCourses, 'queued', { queue: { place: 5, estimateSeconds: 2 } })
  const hook = rendered()
  begin(hook)
  await pass(0)
  hook.unmount()
  await pass(60)
  expect(questions(chooseCourses)).toHaveLength(1)
})
