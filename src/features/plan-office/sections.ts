import { listAt, type Path } from './document-edit'
import type { FormField } from './form-fields'

/** A field at its place in the document. */
export interface Placed {
  path: Path
  field: FormField
}
export interface Section {
  key: string
  title: string
  placed: Placed[]
}

const layout: { key: string; title: string; names: string[] }[] = [
  { key: 'basics', title: '基本', names: ['scheme', 'title', 'modelTag', 'cycle', 'effective', 'offering'] },
  { key: 'audience', title: '面向对象', names: ['audience', 'priorityGroups'] },
  { key: 'day', title: '作息与季节', names: ['seasons', 'bells', 'lessonTimes', 'bounds'] },
  { key: 'services', title: '服务项目', names: ['services'] },
  { key: 'courses', title: '活动与课程', names: ['courses', 'menu', 'forbidden', 'venuePolicy'] },
  { key: 'money', title: '费用', names: ['accounts', 'pay'] },
  { key: 'chain', title: '办理步骤', names: ['chain', 'chainWords', 'noticeDays', 'committeeApproval'] },
  { key: 'exit', title: '加入与退出', names: ['exit', 'nonParticipants'] },
  { key: 'lunch', title: '午餐', names: ['lunch'] },
  { key: 'refunds', title: '减免与退费', names: ['waivers', 'refunds'] },
  { key: 'people', title: '人员与编班', names: ['grouping', 'staffing', 'partners', 'leaders'] },
  { key: 'safety', title: '安全与联系', names: ['safety', 'attendance', 'insurance', 'contact', 'complaintPhone', 'pupilRecords'] },
  { key: 'texts', title: '信与协议', names: ['letter', 'agreements'] },
  { key: 'surveys', title: '问卷与记录', names: ['surveys', 'records', 'inspections', 'events'] },
  { key: 'rules', title: '规则级别', names: ['rules'] },
]
const restKey = 'rest'
const known = new Set(layout.flatMap(({ names }) => names))

/** A service's prices stand under 费用, where an office looks for them, and not with the service. */
const priceNames = new Set(['fees', 'extras'])

/** The plan's fields in the parts that an office edits one at a time. A field that the table does not name is in 其他. */
export function sectionsOf(fields: readonly FormField[], document: unknown): Section[] {
  const place = (field: FormField): Placed => ({ path: [field.name], field: field.name === 'services' ? withoutPrices(field) : field })
  const named = layout.map(({ key, title, names }) => ({
    key,
    title,
    placed: [...(key === 'money' ? prices(fields, document) : []), ...names.flatMap((name) => fields.filter((field) => field.name === name).map(place))],
  }))
  return [...named, { key: restKey, title: '其他', placed: fields.filter(({ name }) => !known.has(name)).map(place) }]
}

const withoutPrices = (field: FormField): FormField => (field.kind === 'list' ? { ...field, fields: field.fields.filter(({ name }) => !priceNames.has(name)) } : field)

function prices(fields: readonly FormField[], document: unknown): Placed[] {
  const services = fields.find(({ name }) => name === 'services')
  if (services?.kind !== 'list') return []
  const priced = services.fields.filter(({ name }) => priceNames.has(name))
  return listAt(document, ['services']).flatMap((service, index) => priced.map((field) => ({ path: ['services', index, field.name], field: { ...field, title: `${nameOf(service, index)}：${field.title}` } })))
}

const nameOf = (service: unknown, index: number) => {
  const name = (service as { name?: unknown } | null)?.name
  return typeof name === 'string' && name !== '' ? name : `第 ${index + 1} 项服务`
}

/** The part in which a place of the document is edited. */
export function sectionAt(path: Path): string {
  const [name, , inner] = path
  if (name === 'services' && priceNames.has(String(inner))) return 'money'
  return layout.find(({ names }) => names.includes(String(name)))?.key ?? restKey
}
