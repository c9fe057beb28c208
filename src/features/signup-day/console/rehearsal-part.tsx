import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { momentWords } from '../console-view'
import type { Rehearsal, useRehearsal } from '../use-rehearsal'
import { ReportPart } from './report-part'
import { StartForm } from './start-form'

/** A rehearsal with simulated families: begin, watch, read what came out, remove the copy. */
export function RehearsalPart({ rehearsal: held }: { rehearsal: ReturnType<typeof useRehearsal> }) {
  const { query, answered, failure, start, remove, starting, removing, refusal } = held
  if (query.state !== 'ready') return <Pending query={query} />
  const { rehearsal, hindrance, children, courses, mostFamilies } = query.data
  return (
    <>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {rehearsal?.state === 'running' ? (
        <Running rehearsal={rehearsal} answered={Math.max(answered, rehearsal.answered)} failing={failure?.message ?? null} removing={removing} onStop={() => void remove(rehearsal.rehearsalId)} />
      ) : null}
      {rehearsal && rehearsal.state !== 'running' && rehearsal.copyKept ? (
        <Notice tone='todo' title='演练用的副本还在。'>
          <View>看完结果后请删除它，才能再演练。两小时后也会自动删除；结果会留下。</View>
          <View className='console-gap'>
            <Button kind='primary' loading={removing} onClick={() => void remove(rehearsal.rehearsalId)}>
              删除副本
            </Button>
          </View>
        </Notice>
      ) : null}
      {rehearsal?.state === 'stopped' ? <Notice title='上一次演练没有做完。'>{rehearsal.stoppedBecause}</Notice> : null}
      {rehearsal?.report ? <ReportPart rehearsal={rehearsal} report={rehearsal.report} /> : null}
      {rehearsal === null || !rehearsal.copyKept ? <StartForm pupils={children} courses={courses} mostFamilies={mostFamilies} hindrance={hindrance} starting={starting} onStart={(input) => void start(input)} /> : null}
    </>
  )
}

function Running({ rehearsal, answered, failing, removing, onStop }: { rehearsal: Rehearsal; answered: number; failing: string | null; removing: boolean; onStop: () => void }) {
  const share = Math.round((answered / rehearsal.families) * 100)
  return (
    <Card title='正在演练'>
      <View {...spoken({ role: 'status' })}>{`已答复 ${answered} / ${rehearsal.families} 户`}</View>
      <View className='console-meter'>
        <View className='console-meter__full' style={{ width: `${share}%` }} />
      </View>
      <View className='console-quiet'>{`${rehearsal.startedByName}，${momentWords(rehearsal.startedAt)} 开始。请留在这一页；离开时演练会停下来等您回来。`}</View>
      {failing ? <View className='console-bad'>{`${failing} 正在再试。`}</View> : null}
      <View className='console-gap'>
        <Button loading={removing} onClick={onStop}>
          停下并删除副本
        </Button>
      </View>
    </Card>
  )
}
