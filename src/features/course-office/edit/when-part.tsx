import { View } from '@tarojs/components'
import { weekdaysText } from 'cloud/rules/plan-words'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { weekdayName } from '@/wording/dates'
import { gradeName } from '@/wording/grades'
import type { FormPart } from '../use-course-form'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const everyGrade = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** In which service, on which day, when and for whom. Days and grades that the service has not are not offered. */
export function WhenPart({ form, typed, fill, wrong, mayChange }: FormPart) {
  if (!mayChange('weekday')) return null
  const service = form.services.find(({ key }) => key === typed.serviceKey)
  // Before a service is chosen, the days and grades of all of them are offered.
  const all = form.services.length > 0 ? { weekdays: form.services.flatMap(({ weekdays }) => weekdays ?? everyDay), grades: form.services.flatMap(({ grades }) => grades) } : { weekdays: everyDay, grades: everyGrade }
  const days = [...new Set([...(service?.weekdays ?? all.weekdays), ...(typed.weekday === null ? [] : [typed.weekday])])].sort()
  const grades = [...new Set([...(service?.grades ?? all.grades), ...typed.grades])].sort()
  const toggle = (grade: number) => fill((newest) => ({ grades: newest.grades.includes(grade) ? newest.grades.filter((each) => each !== grade) : [...newest.grades, grade].sort() }))
  return (
    <Card title='时间和年级'>
      <Choice
        label='属于哪项服务'
        options={form.services.map(({ key, name, weekdays, hours }) => ({ value: key, label: name, note: [weekdaysText(weekdays), hours].filter(Boolean).join(' ') }))}
        value={typed.serviceKey}
        error={wrong('serviceKey')}
        onChange={(serviceKey) => fill({ serviceKey })}
      />
      <Field label='星期' error={wrong('weekday')}>
        <Chips label='星期' role='radio' options={days.map((day) => ({ value: day, label: weekdayName(day) }))} isOn={(day) => typed.weekday === day} onTap={(weekday) => fill({ weekday })} />
      </Field>
      <View className='menu-pair'>
        <TextInput label='几点开始' placeholder='16:20' max={8} value={typed.startsAt} onChange={(startsAt) => fill({ startsAt })} />
        <TextInput label='几点结束' placeholder='17:20' max={8} value={typed.endsAt} onChange={(endsAt) => fill({ endsAt })} />
      </View>
      {[wrong('startsAt') ?? '', wrong('endsAt') ?? ''].filter(Boolean).map((words) => (
        <View key={words} className='menu-wrong'>
          {words}
        </View>
      ))}
      <Field label='面向年级' error={wrong('grades')}>
        <Chips label='面向年级' role='checkbox' options={grades.map((grade) => ({ value: grade, label: gradeName(grade) }))} isOn={(grade) => typed.grades.includes(grade)} onTap={toggle} />
      </Field>
    </Card>
  )
}
