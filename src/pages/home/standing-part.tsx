import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Fold } from '@/ui/fold'
import { Steps } from '@/ui/steps'
import { standingOf, type HomeChild } from './home-view'

/** Where the child stands in the chain. Not joining is an answer like any other: it is shown once, without a question. */
export function StandingPart({ child }: { child: HomeChild }) {
  const standing = standingOf(child)
  if (standing.kind === 'not_begun') return null
  if (standing.kind === 'declined') {
    return (
      <Card title='本学期不参加课后服务'>
        <View>您的选择已经记下，不需要再办什么。</View>
        <View className='home-quiet'>如有变化，请联系班主任。</View>
      </Card>
    )
  }
  if (standing.kind === 'left') {
    return (
      <Card title='已退出课后服务'>
        <View>退出已办完，孩子按正常时间放学，不需要再办什么。</View>
      </Card>
    )
  }
  if (standing.kind === 'withdrawn') {
    return (
      <Card title='办理进度'>
        <View>之前提交的已撤回，孩子没有报名。</View>
      </Card>
    )
  }
  if (standing.kind === 'finished') {
    return (
      <Fold title='手续已全部办完'>
        <Steps steps={standing.steps} />
      </Fold>
    )
  }
  return (
    <Card title='办理进度'>
      <View className='home-now'>
        <Fact name='现在'>{[standing.now, standing.who].join('，')}</Fact>
        {standing.until ? <Fact name='到什么时候'>{standing.until}</Fact> : null}
        {standing.next ? <Fact name='下一步'>{standing.next}</Fact> : null}
      </View>
      <Steps steps={standing.steps} />
    </Card>
  )
}
