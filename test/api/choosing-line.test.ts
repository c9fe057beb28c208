import { groupedChoosing } from 'cloud/choosing/grouped'
import type { OpenDatabase } from 'cloud/db/database'
import type { Basket } from 'cloud/store/choosing'

/** One statement that the database was given and has not answered yet. */
interface Statement {
  schoolId: string
  keys: string[]
  answer(): void
  fail(error: object): void
}

/** A database that answers when the test says so. */
function slowDatabase(lanes = 1, knows: (subject: string) => boolean = () => true) {
  const open: Statement[] = []
  const database = {
    lanes,
    statement: (sql: string, [schoolId, json]: [string, string]) =>
      new Promise((resolve, reject) => {
        if (sql.includes('refused_callers')) return resolve([{ refused: (JSON.parse(schoolId) as { subject: string }[]).map(({ subject }) => (knows(subject) ? null : 'role_needed')) }])
        const keys = (JSON.parse(json) as Basket[]).map(({ requestKey }) => requestKey)
        const close = () => void open.splice(open.indexOf(statement), 1)
        const statement: Statement = {
          schoolId,
          keys,
          answer: () => (close(), resolve([{ answers: keys.map((key) => ({ refused: null, reply: { lines: [{ placeId: key }] } })), offered: [] }])),
          fail: (error) => (close(), reject(Object.assign(new Error('of the database'), error))),
        }
        open.push(statement)
      }),
  }
  return { open, database: database as unknown as OpenDatabase }
}

const limits = { batchLines: 4, inLine: 6, unseen: 6, ofOneCaller: 3, patienceMs: 1500, keptMs: 60_000 }
const basketOf = (requestKey: string, changes: Partial<Basket> = {}): Basket => ({ requestKey, proof: { provider: 'dev', subject: requestKey }, inputSha256: 'x', requestId: 'r', at: new Date(0), lines: [{} as Basket['lines'][number]], ...changes })

function host(lanes = 1, knows?: (subject: string) => boolean, changes = {}) {
  const { open, database } = slowDatabase(lanes, knows)
  const choosing = groupedChoosing(database, undefined, { ...limits, ...changes })
  const told: Record<string, unknown> = {}
  const ask = (key: string, schoolId = 'haijiang', changes: Partial<Basket> = {}) => {
    delete told[key]
    void choosing.choose(schoolId, basketOf(key, changes)).then((outcome) => (told[key] = outcome), (error: Error) => (told[key] = error.message))
  }
  return { open, choosing, told, ask }
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)
const answered = (key: string) => ({ reply: { lines: [{ placeId: key }] } })
const inLine = (place: number) => ({ refused: 'queued', wait: { queue: { place, estimateSeconds: expect.any(Number) } } })

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('whoever comes alone goes at once; what comes meanwhile goes together, in order', async () => {
  const { open, told, ask } = host()
  ask('a')
  await pass(1)
  expect(open.map(({ keys }) => keys)).toEqual([['a']])
  for (const key of ['b', 'c', 'd']) ask(key)
  await pass(1)
  expect(open).toHaveLength(1)
  open[0]!.answer()
  await pass(1)
  expect(told).toEqual({ a: answered('a') })
  expect(open.map(({ keys }) => keys)).toEqual([['b', 'c', 'd']])
  open[0]!.answer()
  await pass(1)
  expect(told).toMatchObject({ b: answered('b'), c: answered('c'), d: answered('d') })
})

test('two lanes carry two statements at once, a statement holds one school and no more lines than it should', async () => {
  const { open, ask } = host(2)
  ask('a')
  ask('b', 'elsewhere')
  await pass(1)
  expect(open.map(({ schoolId, keys }) => [schoolId, ...keys])).toEqual([['haijiang', 'a'], ['elsewhere', 'b']])
  for (const key of ['c', 'd']) ask(key)
  ask('e', 'elsewhere')
  ask('f', 'haijiang', { lines: Array(3).fill({}) })
  ask('g')
  open[0]!.answer()
  await pass(1)
  open[0]!.answer()
  await pass(1)
  expect(open.map(({ schoolId, keys }) => [schoolId, ...keys])).toEqual([['haijiang', 'c', 'd'], ['elsewhere', 'e']])
})

test('whoever stands in line for long is told where, keeps that place, and finds the answer when asking again', async () => {
  const { open, told, ask } = host()
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    ask(key)
    await pass(1)
  }
  await pass(1500)
  expect(told).toMatchObject({ a: inLine(1), b: inLine(1), c: inLine(2), g: inLine(6) })
  ask('g')
  await pass(100)
  expect(told.g).toBeUndefined()
  open[0]!.answer()
  await pass(1)
  expect(open.map(({ keys }) => keys)).toEqual([['b', 'c', 'd', 'e']])
  await pass(1500)
  expect(told.g).toEqual(inLine(2))
  open[0]!.answer()
  await pass(1)
  open[0]!.answer()
  await pass(1)
  expect(open).toEqual([])
  // Nobody listened any more; the answer waits for whoever comes back, and nothing is done twice.
  ask('c')
  ask('g')
  await pass(1)
  expect(told).toMatchObject({ c: answered('c'), g: answered('g') })
  expect(open).toEqual([])
})

test('the wait that is told follows the pace, and who would wait long is told at once', async () => {
  const { open, told, ask } = host()
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
    ask(key)
    await pass(1)
  }
  await pass(60_000)
  open[0]!.answer()
  await pass(1)
  ask('g')
  await pass(1)
  const { wait } = told.g as { wait: { queue: { place: number; estimateSeconds: number } } }
  expect(wait.queue.place).toBe(2)
  expect(wait.queue.estimateSeconds).toBeGreaterThanOrEqual(10)
})

test('beyond its bound the line takes nobody on and says when to come back; who stands in it is not disturbed', async () => {
  const { open, told, ask } = host()
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    ask(key)
    await pass(1)
  }
  ask('h')
  ask('g')
  await pass(1)
  expect(told).toEqual({ h: { refused: 'queue_full', wait: { retryAfterSeconds: expect.any(Number) } } })
  open[0]!.answer()
  await pass(1)
  ask('h')
  open[0]!.answer()
  await pass(1)
  expect(open.map(({ keys }) => keys)).toEqual([['f', 'g', 'h']])
})

test('strangers never fill the line: beyond a few, whoever the school does not know is refused and takes no place', async () => {
  const { open, told, choosing, ask } = host(1, (subject) => !subject.startsWith('stranger'), { unseen: 2 })
  ask('a')
  await pass(1)
  for (let number = 1; number <= 50; number += 1) ask(`stranger${number}`, `school${number}`, { lines: Array(40).fill({}) })
  ask('b')
  await pass(1)
  expect(choosing.standing()?.inLine).toBe(3)
  for (let number = 3; number <= 50; number += 1) expect(told[`stranger${number}`]).toEqual({ refused: 'role_needed' })
  expect(told.b).toBeUndefined()
  expect(open).toHaveLength(1)
})

test('one caller cannot fill the line with baskets, whatever keys it makes up; others get in', async () => {
  const { told, choosing, ask } = host()
  const greedy = { proof: { provider: 'dev' as const, subject: 'greedy' } }
  ask('a')
  await pass(1)
  for (const key of ['b', 'c', 'd', 'e', 'f']) ask(key, 'haijiang', greedy)
  ask('g')
  await pass(1)
  expect(choosing.standing()?.inLine).toBe(4)
  for (const key of ['e', 'f']) expect(told[key]).toEqual({ refused: 'queue_full', wait: { retryAfterSeconds: expect.any(Number) } })
  expect(told.g).toBeUndefined()
})

test('a visitor costs neither a place in line nor a statement', async () => {
  const { open, told, ask } = host()
  ask('a', 'haijiang', { proof: null })
  await pass(1)
  expect(told.a).toEqual({ refused: 'sign_in_needed' })
  expect(open).toEqual([])
})

test('one basket that the database cannot take fails alone', async () => {
  const { open, told, ask } = host()
  ask('a')
  await pass(1)
  for (const key of ['b', 'poison', 'd']) ask(key)
  open[0]!.answer()
  await pass(1)
  open[0]!.fail({ code: '22P02' })
  for (const key of ['b', 'poison', 'd']) {
    await pass(1)
    expect(open.map(({ keys }) => keys)).toEqual([[key]])
    if (key === 'poison') open[0]!.fail({ code: '22P02' })
    else open[0]!.answer()
  }
  await pass(1)
  expect(told).toMatchObject({ b: answered('b'), poison: 'of the database', d: answered('d') })
})

test('when the server goes away everyone of that statement hears so, and asking again under the same key goes its way', async () => {
  const { open, told, ask } = host()
  ask('a')
  await pass(1)
  for (const key of ['b', 'c']) ask(key)
  open[0]!.fail({ code: '57P01' })
  await pass(1)
  open[0]!.fail({ code: 'ECONNRESET' })
  await pass(1)
  expect(told).toEqual({ a: 'of the database', b: 'of the database', c: 'of the database' })
  ask('c')
  await pass(1)
  open[0]!.answer()
  await pass(1)
  expect(told.c).toEqual(answered('c'))
})

test('a failure that nobody was there to hear is not kept as an answer', async () => {
  const { open, told, ask } = host()
  ask('a')
  await pass(2000)
  expect(told.a).toEqual(inLine(1))
  open[0]!.fail({ code: '40P01' })
  await pass(1)
  ask('a')
  await pass(1)
  open[0]!.answer()
  await pass(1)
  expect(told.a).toEqual(answered('a'))
})

test('the same key with other content is refused, in line, under way and after', async () => {
  const { open, told, ask } = host()
  ask('a')
  ask('b')
  await pass(2000)
  ask('b', 'haijiang', { inputSha256: 'other' })
  await pass(1)
  expect(told.b).toEqual({ refused: 'request_key_reused' })
  open[0]!.answer()
  await pass(1)
  ask('a', 'haijiang', { inputSha256: 'other' })
  await pass(1)
  expect(told.a).toEqual({ refused: 'request_key_reused' })
})

test('a host that stops ends what is under way and sends the others away', async () => {
  const { open, told, ask, choosing } = host()
  ask('a')
  await pass(1)
  ask('b')
  await pass(1)
  const stopped = choosing.close()
  await pass(1)
  expect(told.b).toBe('the host stops')
  open[0]!.answer()
  await stopped
  expect(told.a).toEqual(answered('a'))
})
