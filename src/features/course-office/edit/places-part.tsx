import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { gradeName } from '@/wording/grades'
import { nextQuotaKey, noMoment, type Typed } from '../course-form'
import type { FormPart } from '../use-course-form'
import { MomentField } from './moment-field'

type Quota = Typed['quotas'][number]
const mostQuotas = 6

/** How many places, from how many on, what it costs beside the service, and for whom places are kept. */
export function PlacesPart({ form, typed, fill, wrong, mayChange }: FormPart) {
  if (!mayChange('quotas')) return null
  const { quotas } = typed
  const put = (index: number, changes: Partial<Quota>) => fill({ quotas: quotas.map((quota, at) => (at === index ? { ...quota, ...changes } : quota)) })
  const add = () => fill({ quotas: [...quotas, { key: nextQuotaKey(quotas), name: '', places: '', grades: [], groups: [], until: noMoment }] })
  return (
    <Card title='名额和费用'>
      <View className='menu-pair'>
        {mayChange('capacity') ? <TextInput label='名额' hint='最多收多少人' kind='number' max={3} value={typed.capacity} error={wrong('capacity')} onChange={(capacity) => fill({ capacity })} /> : null}
        <TextInput label='最少人数' optional hint='不足就不开班' kind='number' max={3} value={typed.minimum} error={wrong('minimum')} onChange={(minimum) => fill({ minimum })} />
      </View>
      <View className='menu-pair'>
        <TextInput label='另收费用（元）' optional hint='方案里写明的才能收' max={10} value={typed.costFen} error={wrong('costFen')} onChange={(costFen) => fill({ costFen })} />
        <TextInput label='是什么费用' optional hint='如 材料费，自愿' max={100} value={typed.costNote} error={wrong('costNote')} onChange={(costNote) => fill({ costNote })} />
      </View>
      <Field label='保留名额' hint='公布前就定好，家长选课前能看到。' error={wrong('quotas')}>
        {quotas.map((quota, index) => (
          <QuotaEntry key={quota.key} form={form} quota={quota} grades={typed.grades} number={index + 1} onChange={(changes) => put(index, changes)} onRemove={() => fill({ quotas: quotas.filter((each) => each !== quota) })} />
        ))}
        {quotas.length < mostQuotas ? <Button onClick={add}>添加保留名额</Button> : null}
      </Field>
    </Card>
  )
}

interface EntryProps {
  form: FormPart['form']
  quota: Quota
  grades: readonly number[]
  number: number
  onChange: (changes: Partial<Quota>) => void
  onRemove: () => void
}

const toggled = <T,>(list: readonly T[], one: T) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one])

/** Places kept for grades or priority groups of the course; with neither chosen they would be everyone's. */
function QuotaEntry({ form, quota, grades, number, onChange, onRemove }: EntryProps) {
  const name = `第 ${number} 项`
  return (
    <View className='menu-entry'>
      <View className='menu-pair'>
        <TextInput label={`${name}保留给谁`} hint='家长会看到' max={30} value={quota.name} onChange={(typed) => onChange({ name: typed })} />
        <TextInput label={`${name}保留几个`} hint='算在总名额里' kind='number' max={3} value={quota.places} onChange={(places) => onChange({ places })} />
      </View>
      {grades.length > 1 ? (
        <Field label='只给这些年级' optional>
          <Chips label={`${name}只给这些年级`} role='checkbox' options={[...grades].sort().map((grade) => ({ value: grade, label: gradeName(grade) }))} isOn={(grade) => quota.grades.includes(grade)} onTap={(grade) => onChange({ grades: toggled(quota.grades, grade) })} />
        </Field>
      ) : null}
      {form.priorityGroups.length > 0 ? (
        <Field label='只给这些优先对象' optional hint='按学校已经认定的，名单不公开。'>
          <Chips label={`${name}只给这些优先对象`} role='checkbox' options={form.priorityGroups.map((group) => ({ value: group.key, label: group.name }))} isOn={(key) => quota.groups.includes(key)} onTap={(key) => onChange({ groups: toggled(quota.groups, key) })} />
        </Field>
      ) : null}
      <MomentField label={`${name}不再保留`} value={quota.until} onChange={(until) => onChange({ until })} />
      <Button label={`删去${name}`} onClick={onRemove}>
        删去这一项
      </Button>
    </View>
  )
}
