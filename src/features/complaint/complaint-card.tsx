import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { ComplaintState, ComplaintTopic } from 'cloud/contract/complaint'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { filedWords, stateWords, topicWords } from './complaint-words'
import './complaint.scss'

interface ComplaintCardProps {
  complaint: { topic: ComplaintTopic; text: string; filedOn: string; state: ComplaintState; reply: string | null }
  /** Who or to whom, under the heading. */
  about: string
  answeredBy: string
  children?: ReactNode
}

/** One complaint with its answer, as everybody who may see it reads it. */
export function ComplaintCard({ complaint: { topic, text, filedOn, state, reply }, about, answeredBy, children }: ComplaintCardProps) {
  return (
    <Card title={topicWords(topic)} aside={<Badge tone={stateWords[state].tone}>{stateWords[state].words}</Badge>}>
      <View className='complaint-about'>
        {filedWords(filedOn)}　{about}
      </View>
      <View className='complaint-text'>{text}</View>
      {reply === null ? null : <Fact name={answeredBy}>{reply}</Fact>}
      {children}
    </Card>
  )
}
