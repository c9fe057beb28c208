import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import type { RehearsalInput } from '../use-rehearsal'

interface Props {
  /** How many children could choose. */
  pupils: number
  courses: number
  mostFamilies: number
  hindrance: string | null
  starting: boolean
  onStart: (input: RehearsalInput) => void
}

const spans = [
  { value: 10, label: '10 秒', note: '大家都掐着点进来' },
  { value: 30, label: '30 秒' },
  { value: 60, label: '60 秒', note: '比较从容' },
]
const tastes = [
  { value: 'popular' as const, label: '几门热门课很多人选', note: '看看热门课多快满' },
  { value: 'even' as const, label: '每门课差不多' },
]

/** What a rehearsal will be: how many families, how fast they come, what they want. */
export function StartForm({ pupils, courses, mostFamilies, hindrance, starting, onStart }: Props) {
  const [families, setFamilies] = useState(String(Math.min(Math.max(pupils, 1), mostFamilies)))
  const [seconds, setSeconds] = useState(30)
  const [taste, setTaste] = useState<RehearsalInput['taste']>('popular')
  const count = /^\d{1,4}$/.test(families) ? Number(families) : 0
  const error = count >= 1 && count <= mostFamilies ? null : `请填 1 到 ${mostFamilies} 的数`
  return (
    <Card title='演练一次'>
      <View>{`把 ${courses} 门先到先得的课和 ${pupils} 个能选课的孩子复制一份（不带姓名和家长信息），让模拟的家庭在副本里真实地选一遍。学校自己的数据只读不改，不会给任何人发消息。`}</View>
      {hindrance ? (
        <View className='console-gap'>
          <Notice tone='todo'>{hindrance}</Notice>
        </View>
      ) : (
        <View className='console-gap'>
          <TextInput label='多少户一起选' kind='number' max={4} hint={`最多 ${mostFamilies} 户；多于孩子的人数时，有的孩子会模拟两遍。`} value={families} error={error} onChange={setFamilies} />
          <Choice label='多长时间里进来' hint='每到一个开放时间，家庭在这段时间里陆续进来，一半在前四分之一。' options={spans} value={seconds} onChange={setSeconds} />
          <Choice label='他们怎么选' hint='是假设，不是预测：谁也不知道家长真正想选什么。' options={tastes} value={taste} onChange={setTaste} />
          <Button kind='primary' block loading={starting} disabled={error !== null} onClick={() => onStart({ families: count, seconds, taste })}>
            开始演练
          </Button>
        </View>
      )}
    </Card>
  )
}
