import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { instantWords } from '@/wording/dates'
import { Fact } from '@/ui/fact'
import { ratingWords } from './feedback-words'
import './feedback.scss'

interface TurnPartProps {
  turn: { writtenAt: string; reply: string | null; repliedAt: string | null; satisfied: boolean | null }
  isSecond: boolean
  /** Who reads it: what stands above a rating. */
  ratedBy: string
  children: ReactNode
}

/** What was written, what was answered, and whether that was enough. */
export function TurnPart({ turn: { writtenAt, reply, repliedAt, satisfied }, isSecond, ratedBy, children }: TurnPartProps) {
  return (
    <View>
      <View className='feedback-about'>
        {instantWords(writtenAt)} {isSecond ? '再次提出' : '提出'}
      </View>
      {children}
      {reply === null ? null : (
        <Fact name={`学校答复　${repliedAt === null ? '' : instantWords(repliedAt)}`}>
          <View className='feedback-text'>{reply}</View>
        </Fact>
      )}
      {satisfied === null ? null : <Fact name={ratedBy}>{ratingWords(satisfied)}</Fact>}
    </View>
  )
}
