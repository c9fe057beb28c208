import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { moved, timeWords, type DrawChild } from '../draw-view'
import type { useRanking } from '../use-ranking'

/** The list as it stands, the dearest first; every row moves by two buttons, so that no hand has to drag. */
export function RanksPart({ ranking: { ranks, choices, change }, child, open }: { ranking: ReturnType<typeof useRanking>; child: DrawChild; open: boolean }) {
  return (
    <Card title={`${child.name}的志愿`}>
      {ranks.length === 0 ? <View className='draw-quiet'>{open ? '还没有加入。最想上的排第一，照真实的喜好排就是最好的办法。' : '没有排志愿。'}</View> : null}
      {ranks.map((courseId, at) => {
        const choice = choices.find(({ course }) => course.courseId === courseId)
        if (!choice) return null
        const { course, missing } = choice
        return (
          <View className='draw-row' key={courseId}>
            <View className='draw-row__name'>{`第${at + 1}志愿　${course.title}`}</View>
            <View className='draw-quiet'>{timeWords(course)}</View>
            {open && missing ? <View className='draw-row__why'>{missing}</View> : null}
            {open ? (
              <View className='draw-row__ways'>
                <Button label={`把${course.title}往前移`} disabled={at === 0} onClick={() => change({ ranks: moved(ranks, at, -1) })}>
                  上移
                </Button>
                <Button label={`把${course.title}往后移`} disabled={at === ranks.length - 1} onClick={() => change({ ranks: moved(ranks, at, 1) })}>
                  下移
                </Button>
                <Button label={`去掉${course.title}`} onClick={() => change({ ranks: ranks.filter((each) => each !== courseId) })}>
                  去掉
                </Button>
              </View>
            ) : null}
          </View>
        )
      })}
    </Card>
  )
}
