import { View } from '@tarojs/components'
import type { DrawHead } from 'cloud/contract/draw'
import { Badge } from '@/ui/badge'
import { Fold } from '@/ui/fold'
import { stageWords } from '../draw-view'

/** What is drawn, until when, and by which rule in one sentence: in full until the family has ranked, then at a tap. */
export function HeadPart({ draw, now, ranked }: { draw: DrawHead; now: string; ranked: boolean }) {
  const { words, tone } = stageWords(draw, now)
  return (
    <>
      <View className='draw-title'>{draw.title}</View>
      <View className='draw-gap'>
        <Badge tone={tone}>{words}</Badge>
      </View>
      <Fold key={String(ranked)} title='怎么抽' open={!ranked}>
        {draw.sentence}
      </Fold>
    </>
  )
}
