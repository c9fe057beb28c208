import { useState } from 'react'
import { View } from '@tarojs/components'
import { CheckLine } from '@/ui/check-line'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'

interface PublishDialogProps {
  version: number
  warns: number
  publishing: boolean
  refusal: string | null
  onPublish: (warningsSeen: boolean) => void
  onCancel: () => void
}

/** Asks once more: a published version is never changed again, and families are told. */
export function PublishDialog({ version, warns, publishing, refusal, onPublish, onCancel }: PublishDialogProps) {
  const [seen, setSeen] = useState(false)
  const [tried, setTried] = useState(false)
  const publish = () => {
    setTried(true)
    if (warns === 0 || seen) onPublish(seen)
  }
  return (
    <Dialog open title={`公布方案第 ${version} 版？`} action='确认公布' loading={publishing} onAction={publish} onCancel={onCancel}>
      <View>公布以后不能再改，只能再起草新的一版。内容有变化的家长会收到消息，协议文字变了的要重新签。</View>
      {warns > 0 ? (
        <View className='check-seen'>
          <CheckLine checked={seen} onChange={setSeen}>{`${warns} 条提醒我都看过了`}</CheckLine>
          {tried && !seen ? <View className='office-wrong'>请看过提醒后勾选这一条。</View> : null}
        </View>
      ) : null}
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
    </Dialog>
  )
}
