import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { pathOf, type ChildResult, type DrawResult } from '../draw-view'
import { PromisePart } from '../promise-part'
import { VerifyPart } from './verify-part'
import '../draw.scss'

/** What the draw gave each child, choice by choice, and the way to draw it again. */
export default function DrawResultPage() {
  const { drawId } = useRouter().params
  const query = useQuery('readDrawResult', drawId ? { drawId } : null)
  if (!drawId) return <Page><Empty title='没有找到这次抽签，请从首页重新打开。' /></Page>
  if (query.state !== 'ready') return <Page><Pending query={query} /></Page>
  const { data, stale, refresh } = query
  return (
    <Page>
      {stale ? <Stale onRetry={refresh} /> : null}
      <View className='draw-title'>{data.draw.title}</View>
      <View className='draw-quiet draw-gap'>{`共 ${data.entries} 个孩子排了志愿`}</View>
      {data.children.length === 0 ? <Empty title='您家没有孩子参加这次抽签。' /> : data.children.map((child) => <ChildCard key={child.childId} child={child} result={data} />)}
      <LeftPart result={data} />
      <View className='draw-gap'>
        <Button block onClick={() => void Taro.navigateTo({ url: '/features/course/places/index' })}>
          看我的课程
        </Button>
      </View>
      <VerifyPart result={data} />
      <Notice title='怎么抽的'>{data.draw.sentence}</Notice>
      <PromisePart draw={data.draw} />
    </Page>
  )
}

function ChildCard({ child, result }: { child: ChildResult; result: DrawResult }) {
  const kept = child.received.filter((courseId) => !child.dropped.includes(courseId)).length
  return (
    <Card title={child.name} aside={<Badge tone={kept > 0 ? 'good' : 'calm'}>{kept > 0 ? `得到 ${kept} 门` : '没有得到'}</Badge>}>
      <View className='draw-quiet draw-gap'>{turnWords(child)}</View>
      {pathOf(child, result).map(({ key, title, time, words, got }, at) => (
        <View key={key} className={got ? 'draw-step draw-step--got' : 'draw-step'}>
          <View className='draw-step__name'>{`第${at + 1}志愿　${title}`}</View>
          <View className='draw-quiet'>{time}</View>
          <View>{words}</View>
        </View>
      ))}
      <View className='draw-quiet'>{`抽签凭据 ${child.token.slice(0, 8)}…，只有您家知道这是${child.name}的。`}</View>
      {child.creditAfter > 0 ? <View className='draw-quiet'>{`下次计落空加分的抽签，${child.name}先加 ${child.creditAfter} 分。`}</View> : null}
    </Card>
  )
}

function turnWords({ turn, turns, points, together }: ChildResult): string {
  if (turn === null) return '截止时没有一个志愿能参加抽签，原因写在下面。'
  return `能参加抽签的一共 ${turns} 轮，第 ${turn} 个轮到${together ? '（兄弟姐妹一起）' : ''}；加分 ${points} 分。`
}

/** What is left is chosen by first come, in the courses' own time. */
function LeftPart({ result: { courses, children } }: { result: DrawResult }) {
  const left = courses.filter(({ placesLeft, waiting }) => placesLeft > 0 && waiting === 0)
  if (left.length === 0) return null
  const url = `/features/course/menu/index${children[0] ? `?childId=${children[0].childId}` : ''}`
  return (
    <Card title='还有名额的课'>
      <View className='draw-gap'>{`${left.map(({ title, placesLeft }) => `${title}（${placesLeft}个）`).join('、')}，可以在选课里补选，先到先得。`}</View>
      <Button onClick={() => void Taro.navigateTo({ url })}>去补选</Button>
    </Card>
  )
}
