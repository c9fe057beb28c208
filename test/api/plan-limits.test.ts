import YAML from 'yaml'
import { readSentPlan } from 'cloud/plan-upload'
import { apiOfThisFile, type Input, type Output } from '../boot'
import { asOwner, givenSchool, planWith, type School } from '../given'

const api = apiOfThisFile()

type Document = Input<'saveDraft'>['document']

// A reply with its envelope; the platform's own limit is 100 KB.
const mostBytes = 99_000
const bytesOf = (reply: unknown) => Buffer.byteLength(JSON.stringify(reply))

async function begin({ office }: School): Promise<string> {
  const started = await api.done(office, 'startDraft', { from: { kind: 'published' }, replace: true })
  if (started.kind !== 'started') throw new Error('nothing was started')
  return started.planId
}

const fields = (count: number, long: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}${'y'.repeat(long)}`, 1]))
const nested = (depth: number, leaves: number): unknown => (depth === 0 ? Array.from({ length: leaves }, () => 0) : [nested(depth - 1, leaves)])
/** What a service of a plan costs, written once and filled up by the schema to many times its length. */
const manyFees = (services: number, fees: number) => ({
  ...planWith(),
  courses: [],
  services: Array.from({ length: services }, (_, at) => ({ key: `s${at}`, kind: 'afternoon', name: `服务${at}`, fees: Array.from({ length: fees }, () => ({ status: 'charged', unit: 'hour', amountFen: 200, cycle: 'term' })) })),
})

const documents: [string, Document][] = [
  ['one name as long as a request', { ['x'.repeat(60_000)]: 1 }],
  ['many long names', { ...planWith(), services: [fields(190, 300)] }],
  ['a form of names where a text stands', { ...planWith(), title: fields(6000, 0) }],
  ['a list without end', { ...planWith(), services: Array.from({ length: 30_000 }, () => 0) }],
  ['lists in lists', { ...planWith(), title: nested(25, 15_000) }],
  ['names that every object has', { ...planWith(), ...(JSON.parse('{"rules":{"__proto__":"warn","constructor":"warn"},"chainWords":{"toString":{"name":"x"}},"services":[{"__proto__":{"key":"x"}}]}') as object) }],
  ['all that a request can hold', { ...planWith(), notes: [{ title: 'x', text: 'x'.repeat(75_000) }] }],
]

test.each(documents)('a draft of %s is kept, explained in few words, and read, checked and written out again within one reply', async (_, document) => {
  const { office, ...school } = await givenSchool(api)
  const planId = await begin({ office, ...school })
  const { problems } = await api.done(office, 'saveDraft', { planId, revision: 1, document })
  expect(problems.length).toBeGreaterThan(0)
  for (const { message } of problems) expect(message.length).toBeLessThanOrEqual(501)
  for (const operation of ['readDraft', 'exportPlan', 'checkPlan'] as const) {
    const reply = await api.call(office, operation, { planId })
    expect(reply.ok).toBe(true)
    expect({ operation, bytes: bytesOf(reply) }).toEqual({ operation, bytes: Math.min(bytesOf(reply), mostBytes) })
  }
  expect(YAML.parse((await api.done(office, 'exportPlan', { planId })).text)).toEqual((await api.done(office, 'readDraft', { planId })).document)
})

test.each([
  ['one name as long as a request', `${'x'.repeat(60_000)}: 1`],
  ['a form of names where a text stands', `title:\n${Array.from({ length: 8000 }, (_, index) => ` k${index}: 1\n`).join('')}`],
  ['a form of names, pointed at again and again', `title: &a\n${Array.from({ length: 3000 }, (_, index) => ` k${index}: 1\n`).join('')}scheme: *a\nmodelTag: *a\nlunch: *a\nletter: *a\n`],
  ['texts that are pointed at again and again', `title: x\nnotes:\n${Array.from({ length: 20 }, (_, at) => ` - &a${at} {title: x, text: ${'z'.repeat(590)}}\n${` - *a${at}\n`.repeat(9)}`).join('')}`],
])('a text of %s is answered within one reply', (_, text) => {
  const read = readSentPlan(text)
  expect(read.kind).toBe('unreadable')
  expect(bytesOf(read)).toBeLessThan(25_000)
})

test('explaining a wrong name costs no more the longer it is', () => {
  const cost = (length: number) => {
    const before = process.cpuUsage()
    for (let times = 0; times < 20; times += 1) readSentPlan(`${'x'.repeat(length)}: 1`)
    return process.cpuUsage(before).user
  }
  cost(10)
  // Compared letter by letter, the long one took some thousand times as long.
  expect(cost(50_000)).toBeLessThan(100 * cost(10) + 1_000_000)
})

test('a text that the schema fills up beyond one reply is refused in words, and nothing is started', async () => {
  const school = await givenSchool(api)
  const text = YAML.stringify(manyFees(20, 30), { lineWidth: 0 })
  const reply: Output<'startDraft'> = await api.done(school.office, 'startDraft', { from: { kind: 'yaml', text }, replace: true })
  expect(reply).toEqual({ kind: 'unreadable', problems: [expect.objectContaining({ message: expect.stringMatching(/^方案太长/) as string })] })
  expect((await api.done(school.office, 'listPlanVersions', {})).versions).toHaveLength(1)
})

test('a plan as long as it may be reaches a family in one reply, and so does its check, with the counts of all that was found', async () => {
  const school = await givenSchool(api)
  const planId = await begin(school)
  await api.done(school.office, 'saveDraft', { planId, revision: 1, document: manyFees(5, 30) })
  const checked = await api.call(school.office, 'checkPlan', { planId })
  expect(bytesOf(checked)).toBeLessThan(mostBytes)
  if (!checked.ok || !checked.data.report) throw new Error('the plan was not checked')
  const { blocks, warns, passes, findings } = checked.data.report
  expect(blocks + warns + passes).toBeGreaterThan(findings.length)
  // Published behind the check's back: what matters here is what a phone gets.
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(`update plan set status = 'superseded' where school_id = $1 and status = 'published'`, [school.schoolId])
    await db.rows(`update plan set status = 'published', published_at = now() where school_id = $1 and plan_id = $2`, [school.schoolId, planId])
  })
  expect(bytesOf(await api.call(school.visitor, 'readPlan', {}))).toBeLessThan(mostBytes)
})
