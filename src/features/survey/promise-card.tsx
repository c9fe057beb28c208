import { View } from '@tarojs/components'
import type { SurveyPromise } from 'cloud/contract/survey-result'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { promiseLine, promiseWords } from '@/wording/survey-result'
import './result.scss'

/** One promise: what, who sees to it and until when, and what was done. */
export function PromiseCard({ promise, about }: { promise: SurveyPromise; about?: string }) {
  const { text, keptNote, state } = promise
  return (
    <Card>
      <View className='result-promise'>
        <Badge tone={promiseWords[state].tone}>{promiseWords[state].words}</Badge>
        <View className='result-promise__text'>{text}</View>
        <View className='result-quiet'>{promiseLine(promise)}</View>
        {keptNote === null ? null : <Fact name='做了什么'>{keptNote}</Fact>}
        {about ? <View className='result-quiet'>{about}</View> : null}
      </View>
    </Card>
  )
}
