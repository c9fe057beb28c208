import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TextInput } from '@/ui/text-input'
import { closingTyped, typedOf, type Draft } from '../survey-edit'
import { timesWords } from '../survey-words'

interface OpenPartProps {
  surveyId: string
  draft: Draft
  onPreview: () => void
}

/** An open survey: its questions stand, its closing can be moved until it has come. */
export function OpenPart({ surveyId, draft, onPreview }: OpenPartProps) {
  const [closing, setClosing] = useState(() => typedOf(draft))
  const [tried, setTried] = useState(false)
  const moving = useSend('moveSurvey')
  const closesAt = closingTyped(closing)
  const fill = (changes: Partial<typeof closing>) => {
    moving.dismiss()
    setClosing((newest) => ({ ...newest, ...changes }))
  }
  const move = async () => {
    setTried(true)
    if (closesAt && (await moving.send({ surveyId, opensAt: null, closesAt }))) void Taro.navigateBack()
  }
  return (
    <Page>
      {moving.refusal ? <Notice tone='refusal'>{moving.refusal.message}</Notice> : null}
      <Card title={draft.title}>
        <View>{timesWords(draft)}</View>
        <View className='survey-quiet'>已经开始，题目不能再改，截止时间可以改。</View>
        <View className='survey-ways'>
          <Button onClick={onPreview}>看家长看到的样子</Button>
        </View>
      </Card>
      <Card title='改截止时间'>
        <TextInput label='哪天截止' max={11} value={closing.closesOn} error={tried && !closesAt ? '请填写日期和钟点，如 2026-9-29 和 8:00' : undefined} onChange={(closesOn) => fill({ closesOn })} />
        <TextInput label='几点截止' max={6} value={closing.closesTime} onChange={(closesTime) => fill({ closesTime })} />
        <Button block kind='primary' loading={moving.sending} onClick={() => void move()}>
          保存新的截止时间
        </Button>
      </Card>
    </Page>
  )
}
