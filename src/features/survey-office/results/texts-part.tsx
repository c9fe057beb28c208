import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SurveyTextVerdict } from 'cloud/contract/survey-result'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Tabs } from '@/ui/tabs'
import { useTexts } from '../use-results'

interface Props {
  surveyId: string
  totals: Record<SurveyTextVerdict, number>
  onDecided: () => void
}

const verdicts = ['waiting', 'shown', 'hidden'] as const
const names = { waiting: '待看', shown: '已看', hidden: '已收起' } as const
const none = { waiting: '没有要看的。', shown: '还没有看过的。', hidden: '没有收起的。' } as const

/** What families wrote: what nobody has looked at first. Who wrote it is known to nobody. */
export function TextsPart({ surveyId, totals, onDecided }: Props) {
  const [verdict, setVerdict] = useState<SurveyTextVerdict>(totals.waiting > 0 ? 'waiting' : 'shown')
  const { list, decide, sending, refusal } = useTexts(surveyId, verdict, onDecided)
  return (
    <Card title='家长写的话'>
      <View className='results-quiet'>不分年级、班级和课程，先后已打乱，谁写的查不到。只给学校办公室看。</View>
      <Tabs label='看哪些话' options={verdicts.map((value) => ({ value, label: `${names[value]} ${totals[value]}` }))} value={verdict} onChange={setVerdict} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {list.state !== 'ready' ? <Pending query={list} /> : null}
      {list.state === 'ready' && list.data.items.length === 0 ? <Empty title={none[verdict]} /> : null}
      {list.state === 'ready' && list.data.items.length > 0 ? (
        <PagedList shown={list.data.items.length} total={list.data.total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {list.data.items.map(({ textId, question, text }) => (
            <View key={textId} className='results-one'>
              <View className='results-quiet'>{question}</View>
              <View className='results-said'>{text}</View>
              <View className='results-ways'>
                {verdict === 'shown' ? null : (
                  <Button disabled={sending} onClick={() => void decide(textId, 'shown')}>
                    {verdict === 'waiting' ? '看过，留着' : '放回来'}
                  </Button>
                )}
                {verdict === 'hidden' ? null : (
                  <Button disabled={sending} onClick={() => void decide(textId, 'hidden')}>
                    收起不看
                  </Button>
                )}
              </View>
            </View>
          ))}
        </PagedList>
      ) : null}
    </Card>
  )
}
