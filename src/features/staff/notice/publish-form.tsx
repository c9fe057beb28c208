import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { TextInput } from '@/ui/text-input'
import { daysOf, lastDayText, noticeErrors, type NoticeFilled } from '../notice-draft-view'

interface PublishFormProps {
  filled: NoticeFilled
  fixedDays: number | null
  today: string
  /** True once somebody tried to publish with something missing. */
  tried: boolean
  onFill: (changes: Partial<NoticeFilled>) => void
}

/** How long the list stays public, and whom a family can ask. */
export function PublishForm({ filled, fixedDays, today, tried, onFill }: PublishFormProps) {
  const errors = tried ? noticeErrors(filled, fixedDays) : null
  const lastDay = lastDayText(today, daysOf(filled.days, fixedDays))
  return (
    <Card title='公示多久，找谁反映'>
      {fixedDays === null ? (
        <TextInput label='公示天数' hint='1 到 30 天，方案没有规定' kind='number' max={2} value={filled.days} error={errors?.days} onChange={(days) => onFill({ days })} />
      ) : (
        <View className='notice-sentence'>
          <Fact name='公示天数'>{fixedDays}天（方案规定）</Fact>
        </View>
      )}
      {lastDay ? <View className='notice-last-day'>{lastDay}</View> : null}
      <TextInput
        label='联系方式'
        hint='会和名单一起公开，如：教导处，办公电话'
        max={60}
        value={filled.contact}
        error={errors?.contact}
        onChange={(contact) => onFill({ contact })}
      />
    </Card>
  )
}
