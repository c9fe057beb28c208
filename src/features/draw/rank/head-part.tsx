import { View } from '@tarojs/components'
import type { DrawHead } from 'cloud/contract/draw'
import { Badge } from '@/ui/badge'
import { Notice } from '@/ui/notice'
import { stageWords } from '../draw-view'

/** What is drawn, until when, and by which rule in one sentence. */
export function HeadPart({ draw, now }: { draw: DrawHead; now: string }) {
  const { words, tone } = stageWords(draw, now)
  return (
    <>
      <View className='draw-title'>{draw.title}</View>
      <View className='draw-gap'>
        <Badge tone={tone}>{words}</Badge>
      </View>
      <Notice title='怎么抽'>{draw.sentence}</Notice>
    </>
  )
}
