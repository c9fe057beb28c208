import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Columns } from '@/ui/wide'
import { byFullness, fullWords, momentWords, secondsWords } from '../console-view'
import type { Rehearsal, Report } from '../use-rehearsal'

/** What a rehearsal showed: how fast, what became of the baskets, whether every place agrees, which courses ran full at once. */
export function ReportPart({ rehearsal, report }: { rehearsal: Rehearsal; report: Report }) {
  const { verified } = report
  return (
    <>
      <Card title='演练结果'>
        <View className='console-quiet'>{`${momentWords(rehearsal.startedAt)}，${rehearsal.families} 户，每次开放 ${rehearsal.seconds} 秒内进来${report.waves > 1 ? `，分 ${report.waves} 次开放` : ''}，${rehearsal.engine === 'pglite' ? '内置数据库' : 'PostgreSQL'}。`}</View>
        {rehearsal.coursesChanged ? <View className='console-check__todo'>课程之后改过，这个结果只能参考。</View> : null}
        {verified.differing.length > 0 ? (
          <Notice tone='refusal' title='名额与名单不相符的课程'>{verified.differing.join('、')}</Notice>
        ) : (
          <View className='console-verified'>{`演练后核对了 ${verified.courses} 门课：名额与名单全部相符。`}</View>
        )}
        <Columns>
          <Cell title='一半的家庭得到答复' value={`${secondsWords(report.p50Ms)}内`} />
          <Cell title='95% 的家庭' value={`${secondsWords(report.p95Ms)}内`} />
          <Cell title='99% 的家庭' value={`${secondsWords(report.p99Ms)}内`} />
          <Cell title='最慢的一户' value={secondsWords(report.slowestMs)} />
          <Cell title='最多一秒答复' value={`${report.fullestSecond} 户`} />
          <Cell title='全部答复完' value={`用了 ${secondsWords(report.allAnsweredMs)}`} />
          <Cell title='选上' value={`${report.joined} 门次`} />
          <Cell title='进入候补' value={`${report.waiting} 门次`} />
          <Cell title='没有得到答复的家庭' value={`${report.failed} 户`} />
        </Columns>
        <Tallies title='没有选成的原因' tallies={report.refused} unit='门次' />
        <Tallies title='没有得到答复的原因' tallies={report.failures} unit='户' />
      </Card>
      <Card title='每门课会怎样'>
        <View className='console-quiet'>按演练里的假设。几秒就满的课，手快的才选得上；改成抽签，早几秒晚几秒机会一样。</View>
        <Columns>
          {byFullness(report).map((course) => (
            <Cell
              key={course.courseId}
              title={course.title}
              label={`${course.wanted} 户想选，${course.capacity} 个名额${course.waiting > 0 ? `，候补 ${course.waiting}` : ''}。${fullWords(course)}。`}
              value={course.suggestsDraw ? <Badge tone='todo'>建议抽签</Badge> : null}
            />
          ))}
        </Columns>
      </Card>
    </>
  )
}

function Tallies({ title, tallies, unit }: { title: string; tallies: Report['refused']; unit: string }) {
  if (tallies.length === 0) return null
  return (
    <View className='console-gap'>
      <View>{title}</View>
      {tallies.map(({ reason, words, count }) => (
        <View key={reason} className='console-quiet'>{`${count} ${unit}：${words || reason}`}</View>
      ))}
    </View>
  )
}
