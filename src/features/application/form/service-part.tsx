import { View } from '@tarojs/components'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan'
import { feeText, weekdaysText } from 'cloud/rules/plan-words'
import { hoursOf } from 'cloud/rules/timetable'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import type { ServiceDraft } from '../application-draft'
import { fieldId, serviceField, type Problems } from '../check-draft'
import { durationWords } from '../submission-view'
import { WeekdayChoice } from './weekday-choice'

interface ServicePartProps {
  service: ServiceOffering
  lunch: SchoolPlan['lunch']
  grade: number
  own: ServiceDraft
  problems: Problems
  onChange: (changes: Partial<ServiceDraft>) => void
}

/** One service of the plan: what it is and costs, whether the child takes it, and only then how. */
export function ServicePart({ service, lunch, grade, own, problems, onChange }: ServicePartProps) {
  const hours = hoursOf(service, grade)
  return (
    <Card title={service.name}>
      <View>{`${weekdaysText(service.weekdays)} ${hours?.startsAt}–${hours?.endsAt}`}</View>
      {service.content.length > 0 ? <View className='form-quiet'>{service.content.join('、')}</View> : null}
      <View className='form-fee'>费用：{feeText(service.fee)}</View>
      <CheckLine checked={own.taken} onChange={(taken) => onChange({ taken })}>
        {`参加${service.name}`}
      </CheckLine>
      {own.taken ? <TakenPart service={service} lunch={lunch} own={own} endsAt={hours?.endsAt ?? ''} problems={problems} onChange={onChange} /> : null}
    </Card>
  )
}

function TakenPart({ service, lunch, own, endsAt, problems, onChange }: Omit<ServicePartProps, 'grade'> & { endsAt: string }) {
  const field = (part: 'weekdays' | 'duration' | 'lunch') => serviceField(service.key, part)
  return (
    <View className='form-taken'>
      <View id={fieldId(field('weekdays'))}>
        <WeekdayChoice
          service={service.name}
          offered={service.weekdays}
          value={own.weekdays}
          error={problems[field('weekdays')]}
          onChange={(weekdays) => onChange({ weekdays })}
        />
      </View>
      <View id={fieldId(field('duration'))}>
        <Choice
          label={`${service.name}待到什么时候`}
          options={[
            { value: 'whole', label: `${durationWords.whole}（到 ${endsAt}）` },
            { value: 'untilPickedUp', label: durationWords.untilPickedUp, note: '不等到结束，家长或接送人提前来接' },
          ]}
          value={own.duration}
          error={problems[field('duration')]}
          onChange={(duration) => onChange({ duration })}
        />
      </View>
      {service.withLunch ? (
        <View id={fieldId(field('lunch'))}>
          <Choice
            label='在学校吃午餐吗'
            hint={lunch?.payment ?? '午餐费不在服务费里，交费办法未公布。'}
            options={[
              { value: true, label: '用餐' },
              { value: false, label: '不用餐' },
            ]}
            value={own.lunch}
            error={problems[field('lunch')]}
            onChange={(answer) => onChange({ lunch: answer })}
          />
        </View>
      ) : null}
    </View>
  )
}
