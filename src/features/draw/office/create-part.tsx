import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { checkDraw, courseOption, type DrawDesk, type NewDraw } from '../office-view'
import type { useOffice } from '../use-office'

const limits = [1, 2, 3].map((value) => ({ value, label: `${value} 门` }))
const points = [1, 2, 3, 4].map((value) => ({ value, label: `加 ${value} 分`, note: value === 4 ? '总在以前落空的孩子前面' : undefined }))

/** A new draw: what is drawn, until when, and who is favoured; all of it is told to families before they rank. */
export function CreatePart({ office, desk }: { office: ReturnType<typeof useOffice>; desk: DrawDesk }) {
  const { draft, change, create, creating, tried } = office
  const checked = checkDraw(draft)
  if (desk.candidates.length === 0) return <NoCourses />
  return (
    <Card title='新的抽签'>
      <TextInput label='名称' max={30} value={draft.title} placeholder='例如：周二社团抽签' onChange={(title) => change({ title })} />
      <MultiChoice label='哪些课' hint='只列出已公布、还没有人选的课。' options={desk.candidates.map(courseOption)} value={draft.courseIds} onChange={(courseIds) => change({ courseIds })} />
      <WhenFields draft={draft} change={change} />
      <Choice label='每人最多得到几门' hint='想让机会更分散，就每天各做一次抽签，每人 1 门。' options={limits} value={draft.limit} onChange={(limit) => change({ limit })} />
      {desk.priorityGroups.length > 0 ? <MultiChoice label='优先照顾' optional options={desk.priorityGroups.map(({ key, name }) => ({ value: key, label: name }))} value={draft.groups} onChange={(groups) => change({ groups })} /> : null}
      {draft.groups.length > 0 ? <Choice label='照顾对象加几分' hint='名单只公布总分，不写原因。加 1 至 3 分时，从分数看不出是照顾还是以前落空。' options={points} value={draft.points} onChange={(value) => change({ points: value })} /> : null}
      <CheckLine checked={draft.credits} onChange={(credits) => change({ credits })}>
        以前连续落空的孩子每次加 1 分，最多 3 分
      </CheckLine>
      {tried && checked.kind === 'incomplete' ? <Notice tone='refusal'>{checked.fault}</Notice> : null}
      {creating.refusal ? <Notice tone='refusal'>{creating.refusal.message}</Notice> : null}
      <View className='draw-ways'>
        <Button kind='primary' loading={creating.sending} onClick={() => void create()}>
          生成草稿
        </Button>
      </View>
    </Card>
  )
}

const NoCourses = () => (
  <Card title='新的抽签'>
    <View>没有可以抽签的课。先在课程菜单里公布课程；已经有孩子选的课不能再改成抽签。</View>
    <View className='draw-ways'>
      <Button onClick={() => void Taro.navigateTo({ url: '/features/course-office/menu/index' })}>去课程菜单</Button>
    </View>
  </Card>
)

function WhenFields({ draft, change }: { draft: NewDraw; change: (changes: Partial<NewDraw>) => void }) {
  return (
    <>
      <View className='draw-when'>
        <View className='draw-when__part'>
          <TextInput label='开始排志愿的日期' max={11} placeholder='2026-9-10' value={draft.opensOn} onChange={(opensOn) => change({ opensOn })} />
        </View>
        <View className='draw-when__part'>
          <TextInput label='开始的钟点' max={5} placeholder='08:00' value={draft.opensTime} onChange={(opensTime) => change({ opensTime })} />
        </View>
      </View>
      <View className='draw-when'>
        <View className='draw-when__part'>
          <TextInput label='截止的日期' max={11} placeholder='2026-9-12' value={draft.closesOn} onChange={(closesOn) => change({ closesOn })} />
        </View>
        <View className='draw-when__part'>
          <TextInput label='截止的钟点' max={5} placeholder='18:00' value={draft.closesTime} onChange={(closesTime) => change({ closesTime })} />
        </View>
      </View>
    </>
  )
}
