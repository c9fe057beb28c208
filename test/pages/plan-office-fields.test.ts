import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { schoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'
import { planJsonSchema } from 'cloud/plan-problem'
import { getAt, setAt, type Path } from '@/features/plan-office/document-edit'
import { entryWords, newEntry, referable } from '@/features/plan-office/entry-words'
import { formFields, type FormField } from '@/features/plan-office/form-fields'
import { fenOf, linesOf, linesTyped, numberOf, numberTyped, yuanTyped } from '@/ui/number-typed'
import { countInSection, pathOf, problemAt } from '@/features/plan-office/problem-view'
import { sectionAt, sectionsOf } from '@/features/plan-office/sections'
import { timeWords } from '@/features/plan-office/time-point'
import { tidied } from '@/features/plan-office/typed-text'

const fields = formFields(planJsonSchema)
const plans = fs.readdirSync(path.join(__dirname, '../../plans')).filter((name) => name.endsWith('.yaml')).map((name) => [name, readPlanFile(path.join(__dirname, '../../plans', name))] as const)

const innerOf = (field: FormField): FormField[] =>
  'fields' in field ? field.fields : field.kind === 'time' ? [...field.forms.mark, ...field.forms.lesson, ...(field.forms.lasts ?? [])] : []
const everyField = (some: readonly FormField[], above = ''): { at: string; field: FormField }[] =>
  some.flatMap((field) => [{ at: `${above}${field.name}`, field }, ...everyField(innerOf(field), `${above}${field.name}.`)])
const all = everyField(fields)
const at = (place: string) => all.find((each) => each.at === place)?.field

test('every field of the plan can be drawn, and has a name', () => {
  expect(all.filter(({ field }) => field.kind === 'unknown').map((each) => each.at)).toEqual([])
  expect(all.filter(({ field }) => !/[\u4e00-\u9fa5]/.test(field.title)).map((each) => each.at)).toEqual([])
  expect(all.length).toBeGreaterThan(200)
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(schoolPlan.shape))
})

test('every choice is offered in Chinese', () => {
  const codes = all.flatMap(({ at: place, field }) => ('options' in field ? field.options.filter(({ label }) => !/[\u4e00-\u9fa5]/.test(label)).map(({ value }) => `${place} ${value}`) : []))
  expect(codes).toEqual([])
})

test('a field is drawn by what it holds', () => {
  const kinds = (...places: string[]) => places.map((place) => at(place)?.kind)
  expect(kinds('services.fees.amountFen', 'services.weekdays', 'audience.grades', 'services.slots.startsAt', 'safety')).toEqual(['money', 'weekdays', 'grades', 'time', 'lines'])
  expect(kinds('chain', 'chainWords', 'rules', 'courses.serviceKey', 'refunds.services', 'forbidden', 'lunch')).toEqual(['chain', 'stepWords', 'levels', 'reference', 'references', 'tags', 'group'])
  expect(at('audience.admission')).toMatchObject({
    nullable: true,
    options: [
      { value: 'universal', label: '自愿即可参加、不得拒绝' },
      { value: 'conditional', label: '须写明接送困难' },
    ],
  })
  expect(at('services.slots.endsAt')).toMatchObject({ forms: { lasts: [{ name: 'lasts', unit: '分钟' }] } })
  expect(at('services.slots.startsAt')).toMatchObject({ forms: { lasts: null } })
})

test('an explanation speaks the office’s language', () => {
  expect(at('services.fees.amountFen')?.hint).toBe('每个计费单位多少钱。')
  expect(at('services.fees.caps')?.hint).toBe('每天、每月或每学期最多收多少。')
  expect(at('surveys.weeks')?.hint).toBe('“开学后若干周”时，开学后第几周。')
  expect(all.filter(({ field }) => /R-\d|单位：分/.test(field.hint)).map((each) => each.at)).toEqual([])
})

test('every field stands in exactly one part of the editor, prices under 费用', () => {
  const sections = sectionsOf(fields, {})
  expect(sections.flatMap(({ placed }) => placed.map(({ field }) => field.name)).sort()).toEqual(fields.map(({ name }) => name).sort())
  for (const section of sections) for (const { path: place } of section.placed) expect(sectionAt(place)).toBe(section.key)
  const priced = sectionsOf(fields, { services: [{ name: '晚托' }] })
  expect(priced.find(({ key }) => key === 'money')?.placed.slice(0, 2).map(({ field }) => field.title)).toEqual(['晚托：收费', '晚托：服务费以外'])
  expect(sectionAt(pathOf('services.0.fees.1.amountFen'))).toBe('money')
  expect(sectionAt(pathOf('services.0.slots.1.startsAt'))).toBe('services')
})

/** Writes back what each field shows, as if the office had typed the same again. */
function retyped(document: unknown, field: FormField, place: Path): unknown {
  const value = getAt(document, place)
  const put = (next: unknown) => setAt(document, place, next)
  switch (field.kind) {
    case 'money':
      return put(fenOf(yuanTyped(value)))
    case 'number':
      return put(numberOf(numberTyped(value)))
    case 'lines':
      return put(linesOf(linesTyped(value)))
    case 'text':
      return value === null ? document : put(tidied(field.format, String(value)))
    case 'group':
      return value === null ? document : field.fields.reduce((next, inner) => retyped(next, inner, [...place, inner.name]), document)
    case 'list':
      return (value as unknown[]).reduce((next, _, index) => field.fields.reduce((each, inner) => retyped(each, inner, [...place, index, inner.name]), next), document)
    default:
      return document
  }
}

test.each(plans)('typing everything in %s again changes nothing', (_, plan) => {
  expect(fields.reduce<unknown>((document, field) => retyped(document, field, [field.name]), plan)).toEqual(plan)
})

test.each(plans)('every entry of %s has words of its own while it is folded', (_, plan) => {
  for (const field of fields) {
    if (field.kind !== 'list') continue
    for (const entry of plan[field.name as keyof typeof plan] as unknown[]) expect(entryWords(field.fields, entry)).not.toBe('还没有填写')
  }
})

test('an entry that was just added and filled in by name stands for a plan', () => {
  const services = fields.find(({ name }) => name === 'services')
  if (services?.kind !== 'list') throw new Error('services are a list')
  const entry = newEntry(services.fields, 'services', [{ key: 'service2' }])
  expect(entry).toEqual({ key: 'service3' })
  const plan = { title: '新方案', audience: {}, services: [{ ...entry, name: '晚托' }] }
  expect(z.safeParse(schoolPlan, plan).success).toBe(true)
})

test('a key that nothing bears any more is shown as lost, not dropped', () => {
  const document = { services: [{ key: 'late', name: '晚托' }] }
  expect(referable(document, 'services', ['late', 'noon'])).toEqual([
    { value: 'late', label: '晚托' },
    { value: 'noon', label: 'noon（方案里没有）' },
  ])
})

test('times are said in words', () => {
  const field = at('services.slots.endsAt')
  if (field?.kind !== 'time') throw new Error('a time')
  const said = [{ mark: 'afternoonDismissal', plusMinutes: 20 }, { mark: 'offWork', plusMinutes: -10 }, { half: 'afternoon', lesson: 3 }, { lasts: 60 }, '16:20', null].map((value) => timeWords(value, field.forms))
  expect(said).toEqual(['下午放学后 20 分钟', '当地下班时间前 10 分钟', '下午第 3 节', '60 分钟', '16:20', ''])
})

test('a problem is told at its own field, and a field that is drawn whole tells of all that lies in it', () => {
  const problems = [{ path: 'services.0.weekdays.1', field: '星期', message: '不能大于 7', line: null }]
  expect(problemAt(problems, ['services', 0, 'weekdays'], true)).toBe('不能大于 7')
  expect(problemAt(problems, ['services', 0], false)).toBeNull()
  expect(countInSection(problems, 'services')).toBe(1)
})
