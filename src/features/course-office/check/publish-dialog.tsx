import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { View } from '@tarojs/components'
import { CheckLine } from '@/ui/check-line'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'

interface Props {
  report: Output<'checkMenu'>
  publishing: boolean
  refusal: string | null
  onPublish: () => void
  onCancel: () => void
}

/** Asks once more: families see it at once, and from the opening on its promises stand. */
export function PublishDialog({ report: { courses, warns, guardiansToTell }, publishing, refusal, onPublish, onCancel }: Props) {
  const [seen, setSeen] = useState(false)
  const [tried, setTried] = useState(false)
  const publish = () => {
    setTried(true)
    if (warns === 0 || seen) onPublish()
  }
  return (
    <Dialog open title={`公布这 ${courses.length} 门课？`} action='确认公布' loading={publishing} onAction={publish} onCancel={onCancel}>
      <View>公布后所有人都能看到。开始选课以后，时间、年级、费用、名额和选课方式不能再改。</View>
      <View>{guardiansToTell > 0 ? `会发消息告诉 ${guardiansToTell} 位已参加孩子的家长。` : '现在还没有已参加的孩子，不发消息。'}</View>
      {warns > 0 ? (
        <>
          <CheckLine checked={seen} onChange={setSeen}>{`${warns} 条提醒我都看过了`}</CheckLine>
          {tried && !seen ? <View className='menu-wrong'>请看过提醒后勾选这一条。</View> : null}
        </>
      ) : null}
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
    </Dialog>
  )
}
