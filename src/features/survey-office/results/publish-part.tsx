import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { isRight, promiseFaults, type Results } from '../results-view'
import { usePublishing, type PromiseDraft } from '../use-results'

interface Props {
  surveyId: string
  results: Results
  onClose: (published: boolean) => void
}

const mostAtOnce = 10

/** What the school says of the results, and what it promises, by whom and until when. */
export function PublishPart({ surveyId, results: { report, answered }, onClose }: Props) {
  const { draft, publishing } = usePublishing(surveyId, report?.summary ?? '')
  const [tried, setTried] = useState(false)
  const { summary, promises } = draft.value
  const changePromise = (index: number, changes: Partial<PromiseDraft>) => draft.change((newest) => ({ promises: newest.promises.map((promise, at) => (at === index ? { ...promise, ...changes } : promise)) }))
  const publish = async () => {
    setTried(true)
    if (summary.trim() === '' || !promises.every((promise) => isRight(promiseFaults(promise)))) return
    const sent = promises.map(({ text, owner, dueOn }) => ({ text: text.trim(), owner: owner.trim(), dueOn: dateTyped(dueOn) as string }))
    if (!(await publishing.send({ surveyId, seenAt: report?.changedAt ?? null, summary: summary.trim(), promises: sent }))) return
    draft.clear()
    onClose(true)
  }
  const bar = (
    <ActionBar note='家长看到全校的数字，看不到年级、课程、老师的，也看不到家长写的话。'>
      <Button block kind='primary' loading={publishing.sending} onClick={() => void publish()}>
        公布给家长
      </Button>
      <Button block disabled={publishing.sending} onClick={() => onClose(false)}>
        先不公布
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      <Card title='学校的话'>
        <TextArea label='结果说明' hint={`交回 ${answered} 份，家长最关心什么、学校怎么想。不要写孩子和家长的名字。`} max={1000} value={summary} error={tried && summary.trim() === '' ? '请先写几句说明。' : null} onChange={(value) => draft.change({ summary: value })} />
      </Card>
      {promises.map((promise, index) => (
        <PromiseFields
          key={index}
          number={index + 1}
          promise={promise}
          tried={tried}
          onChange={(changes) => changePromise(index, changes)}
          onRemove={() => draft.change((newest) => ({ promises: newest.promises.filter((_, at) => at !== index) }))}
        />
      ))}
      {promises.length < mostAtOnce ? (
        <Button block onClick={() => draft.change((newest) => ({ promises: [...newest.promises, { text: '', owner: '', dueOn: '' }] }))}>
          {promises.length === 0 ? '加一项改进' : '再加一项改进'}
        </Button>
      ) : null}
      <View className='results-quiet'>公布过的改进不能删，到期没做到会写明“已过期限”。</View>
      {tried && !promises.every((promise) => isRight(promiseFaults(promise))) ? <Notice tone='refusal'>有一项改进还没写全，请看红字。</Notice> : null}
      {publishing.refusal ? <Notice tone='refusal'>{publishing.refusal.message}</Notice> : null}
    </Page>
  )
}

interface FieldsProps {
  number: number
  promise: PromiseDraft
  tried: boolean
  onChange: (changes: Partial<PromiseDraft>) => void
  onRemove: () => void
}

function PromiseFields({ number, promise, tried, onChange, onRemove }: FieldsProps) {
  const faults = tried ? promiseFaults(promise) : { text: null, owner: null, dueOn: null }
  return (
    <Card title={`改进 ${number}`}>
      <TextArea label='改什么' max={200} value={promise.text} error={faults.text} onChange={(text) => onChange({ text })} />
      <TextInput label='谁负责' placeholder='如教务处' max={40} value={promise.owner} error={faults.owner} onChange={(owner) => onChange({ owner })} />
      <TextInput label='哪天前做到' placeholder='如 2026-11-01' max={12} value={promise.dueOn} error={faults.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
      <View className='results-ways'>
        <Button onClick={onRemove}>去掉这一项</Button>
      </View>
    </Card>
  )
}
