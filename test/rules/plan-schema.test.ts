import { ruleIds } from 'cloud/contract/plan-document'
import { planJsonSchema } from 'cloud/plan-problem'

interface Node {
  title?: string
  description?: string
  type?: string
  enum?: unknown[]
  properties?: Record<string, Node>
  additionalProperties?: Node | false
  items?: Node
  anyOf?: Node[]
}

const within = (node: Node): Node[] => [node, ...(node.anyOf ?? []).flatMap(within)]

/** Every field of the plan with the path that leads to it. */
function fieldsOf(node: Node, at = ''): { at: string; field: Node }[] {
  return within(node).flatMap((each) => [
    ...Object.entries(each.properties ?? {}).flatMap(([key, field]) => [{ at: `${at}${key}`, field }, ...fieldsOf(field, `${at}${key}.`)]),
    ...(each.items ? fieldsOf(each.items, at) : []),
    ...(each.additionalProperties ? fieldsOf(each.additionalProperties, at) : []),
  ])
}

const fields = fieldsOf(planJsonSchema as Node)
const lacking = (isLacking: (field: Node) => boolean) => [...new Set(fields.filter(({ field }) => isLacking(field)).map(({ at }) => at))]
const typesOf = (field: Node) => within(field).flatMap((each) => [each.type, ...within(each.items ?? {}).map(({ type }) => type)])
const wordsOf = (field: Node) => within(field).flatMap((each) => [...(each.enum ?? []), ...within(each.items ?? {}).flatMap((item) => item.enum ?? [])])

describe('every field of a plan', () => {
  it('is among hundreds that are looked at here', () => {
    expect(fields.length).toBeGreaterThan(300)
    for (const at of ['title', 'services.slots.startsAt.mark', 'services.fees.caps.amountFen', 'chainWords.name', 'homework.tables.limits.mostMinutes']) expect(fields.map((each) => each.at)).toContain(at)
  })

  it('has a title in Chinese', () => {
    expect(lacking(({ title }) => !/^[\p{Script=Han}\d]{1,16}$/u.test(title ?? ''))).toEqual([])
  })

  it('has an explanation that ends as a sentence does', () => {
    expect(lacking(({ description }) => !/\p{Script=Han}.*。$/u.test(description ?? ''))).toEqual([])
  })

  it('that takes one of several English words says in Chinese what each means', () => {
    const silent = (field: Node) => wordsOf(field).filter((word) => typeof word === 'string' && !new RegExp(`${word} ?\\p{Script=Han}`, 'u').test(field.description ?? ''))
    expect(fields.flatMap(({ at, field }) => silent(field).map((word) => `${at}: ${String(word)}`))).toEqual([])
  })

  it('that takes money says so in fen, with its name ending as all of them do', () => {
    const money = fields.filter(({ field }) => /单价|金额|价$|餐费$|每小时$|每课时上限|安保每天/.test(field.title ?? '') && typesOf(field).includes('integer'))
    expect(money.length).toBeGreaterThan(5)
    for (const { at, field } of money) expect([at, field.description]).toEqual([expect.stringMatching(/Fen$/), expect.stringContaining('单位：分')])
    for (const { at, field } of fields.filter((each) => /Fen$/.test(each.at))) expect([at, field.description]).toEqual([at, expect.stringContaining('单位：分')])
  })

  it('that takes a number says of what: its explanation or title names the unit', () => {
    const units = /分钟|分|天|周|课时|元|几|多少|百分|次|人|代号|年级|星期|日|数|单位/
    const numbers = fields.filter(({ field }) => typesOf(field).some((type) => type === 'number' || type === 'integer'))
    expect(numbers.filter(({ field }) => !units.test(`${field.title ?? ''}${field.description ?? ''}`)).map(({ at }) => at)).toEqual([])
  })

  it('names no rule that does not exist', () => {
    const known: string[] = [...ruleIds]
    const named = fields.flatMap(({ at, field }) => [...(field.description ?? '').matchAll(/(?<!F)R-\d+/g)].map(([id]) => ({ at, id })))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ id }) => !known.includes(id))).toEqual([])
    expect(known).toHaveLength(63)
    expect([known[0], known[62]]).toEqual(['R-001', 'R-063'])
  })

  it('names no requirement that does not exist', () => {
    const named = fields.flatMap(({ field }) => [...(field.description ?? '').matchAll(/FR-(\d+)/g)].map(([, id]) => Number(id)))
    expect(named.filter((id) => id < 1 || id > 105)).toEqual([])
  })
})
