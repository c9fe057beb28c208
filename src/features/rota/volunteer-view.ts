import { partnerNames } from 'cloud/rules/plan-names'
import { dateTyped } from '@/ui/date-typed'
import { dateWords, weekdayName } from '@/wording/dates'
import type { Volunteer, VolunteerFields } from './use-volunteers'

export const paperNames = { credentials: '资质', health: '健康证明', filed: '备案' } as const

export interface Typed {
  name: string
  kind: VolunteerFields['kind'] | null
  skill: string
  phone: string
  credentialsOn: string
  healthOn: string
  filedOn: string
  note: string
  active: boolean
}

export const emptyVolunteer: Typed = { name: '', kind: null, skill: '', phone: '', credentialsOn: '', healthOn: '', filedOn: '', note: '', active: true }

export const typedOf = (known: Volunteer): Typed => ({
  name: known.name,
  kind: known.kind,
  skill: known.skill,
  phone: known.phone,
  credentialsOn: known.credentialsOn ?? '',
  healthOn: known.healthOn ?? '',
  filedOn: known.filedOn ?? '',
  note: known.note,
  active: known.active,
})

export type Faults = Partial<Record<'name' | 'kind' | 'credentialsOn' | 'healthOn' | 'filedOn', string>>

const dayFault = (typed: string) => (typed.trim() !== '' && dateTyped(typed) === null ? '请填写日期，如 2026-9-1；没有看过就空着。' : undefined)

export function faultsOf({ name, kind, credentialsOn, healthOn, filedOn }: Typed): Faults {
  const faults: Faults = { name: name.trim() === '' ? '请填写姓名。' : undefined, kind: kind === null ? '请选择类别。' : undefined, credentialsOn: dayFault(credentialsOn), healthOn: dayFault(healthOn), filedOn: dayFault(filedOn) }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined))
}

export const fieldsOf = ({ credentialsOn, healthOn, filedOn, kind, ...rest }: Typed): VolunteerFields => ({
  ...rest,
  name: rest.name.trim(),
  kind: kind ?? 'volunteer',
  credentialsOn: dateTyped(credentialsOn),
  healthOn: dateTyped(healthOn),
  filedOn: dateTyped(filedOn),
})

export const kindOptions = Object.entries(partnerNames).map(([value, label]) => ({ value: value as VolunteerFields['kind'], label }))

export const kindName = (kind: VolunteerFields['kind']) => partnerNames[kind]

export const paperWords = (name: string, on: string | null, by: string | null) => (on === null ? `${name}：还没有` : `${name}：${dateWords(on)}${by ? `，${by}登记` : ''}`)

export const dutyWords = ({ rollName, weekday, heldOn }: Volunteer['duties'][number]) => `${rollName}，${heldOn ? dateWords(heldOn) : `每${weekdayName(weekday ?? 1)}`}`
