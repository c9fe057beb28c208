import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import type { MinutesDesk } from '../use-minutes'

/** The meeting whose decision the office records, above the applications that it decided. */
export function MinutesPart({ minutes: { written, change, problems } }: { minutes: MinutesDesk }) {
  return (
    <Card title='家委会会议记录'>
      <View className='review-sentence'>这些申请没有可以审核的家委会成员，由学校按会议记录登记；家长会看到“学校办公室登记”和会议日期。</View>
      <TextInput label='会议日期' max={10} placeholder='例如：2026-09-01' value={written.heldOn} error={problems.heldOn} onChange={(heldOn) => change({ heldOn })} />
      <TextArea label='会议记录' hint='到会多少人，怎样决定的。请不要写孩子的情况。' max={200} value={written.text} error={problems.text} onChange={(text) => change({ text })} />
    </Card>
  )
}
