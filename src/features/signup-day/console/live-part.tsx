import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { spoken } from '@/ui/spoken'
import { Columns } from '@/ui/wide'
import { clockWords, differing, differenceWords } from '../console-view'
import type { SignUpDay, Watched } from '../use-sign-up-day'
import { PlaceRow } from './place-row'
import { RateBars } from './rate-bars'

/** What happens while families choose, a moment old at most; the last picture stays while a newer one is on its way. */
export function LivePart({ watched: { day, failure, again } }: { watched: Watched }) {
  if (!day) return failure ? <Refused message={failure.message} onRetry={again} /> : <Loading />
  return (
    <>
      {failure ? <Notice tone='todo' title={`没有读到新的数字，下面是 ${clockWords(day.asOf)} 的，正在慢慢再试。`} /> : null}
      <VerifiedNotice day={day} />
      <Columns roomy>
        <Card title='答复的家庭'>
          <RateBars bySecond={day.answeredBySecond} />
          <LatelyLines lately={day.lately} />
        </Card>
        <Card title='排队'>
          <View>{queueWords(day.queue)}</View>
        </Card>
      </Columns>
      <Card title='每门课的名额'>
        {day.courses.length === 0 ? <Empty title='这学期还没有课程。' /> : null}
        <Columns>
          {[...day.courses].sort((a, b) => Number(a.agrees) - Number(b.agrees)).map((course) => (
            <PlaceRow key={course.courseId} course={course} />
          ))}
        </Columns>
      </Card>
    </>
  )
}

function VerifiedNotice({ day }: { day: SignUpDay }) {
  const wrong = differing(day)
  if (wrong.length === 0) return <View className='console-verified' {...spoken({ role: 'status' })}>{`${clockWords(day.asOf)} 核对了 ${day.courses.length} 门课：名额与名单全部相符。`}</View>
  return (
    <Notice tone='refusal' title={`${clockWords(day.asOf)} 有 ${wrong.length} 门课的名额与名单不相符`}>
      {wrong.map((course) => (
        <View key={course.courseId}>{`${course.title}：${differenceWords(course)}`}</View>
      ))}
      <View>家长已经得到的名额都在名单里，不会丢。请先不要调整这门课，把课名和这个时间告诉技术支持。</View>
    </Notice>
  )
}

const queueWords = (queue: SignUpDay['queue']) => {
  if (queue === null) return '学校看不到一共有多少户在排队；家长在自己的手机上能看到排到第几位。'
  if (queue.waiting === 0) return '现在没有人排队。'
  return `现在有 ${queue.waiting} 户在排队，大约 ${Math.max(1, Math.round(queue.estimateMs / 1000))} 秒办完。`
}

function LatelyLines({ lately: { seconds, joined, waiting, refused } }: Pick<SignUpDay, 'lately'>) {
  return (
    <>
      <View className='console-gap'>{`最近 ${seconds} 秒：选上 ${joined} 门次，进入候补 ${waiting} 门次，没有选成 ${refused.reduce((sum, { count }) => sum + count, 0)} 门次。`}</View>
      {refused.map(({ reason, words, count }) => (
        <View key={reason} className='console-quiet'>{`${count} 次：${words || reason}`}</View>
      ))}
    </>
  )
}
