import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import type { DrawChild } from '../draw-view'
import type { useRanking } from '../use-ranking'

/** What goes beside the list: waiting for what was full, and brothers and sisters together, with what that costs. */
export function WishesPart({ ranking: { waits, siblings, together, change }, child }: { ranking: ReturnType<typeof useRanking>; child: DrawChild }) {
  const toggle = (childId: string) => change({ together: together.includes(childId) ? together.filter((each) => each !== childId) : [...together, childId] })
  return (
    <Card title='另外'>
      {together.length === 0 ? (
        <CheckLine checked={waits} onChange={(checked) => change({ waits: checked })}>
          没抽中的志愿，截止后排队候补；有名额时先问我
        </CheckLine>
      ) : null}
      {siblings.map(({ childId, name }) => (
        <CheckLine key={childId} checked={together.includes(childId)} onChange={() => toggle(childId)}>
          {`和${name}同选：要么上同一门课，要么都不上`}
        </CheckLine>
      ))}
      {siblings.length > 0 ? (
        <View className='draw-quiet'>
          {together.length > 0
            ? `同选的孩子共用上面这一份志愿，一起轮到：按抽签号靠后、加分少的那个算，还要同时有${together.length + 1}个名额，所以抽中的机会比分开小，也不排队候补。`
            : '勾选同选后，几个孩子共用一份志愿，抽中的机会比分开小。'}
        </View>
      ) : null}
      {child.points > 0 ? <View className='draw-quiet'>{`${child.name}现在的加分：${child.points} 分`}</View> : null}
    </Card>
  )
}
