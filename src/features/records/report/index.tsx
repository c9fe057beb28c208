import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { clockWords } from '@/wording/dates'
import { clockTyped } from '../records-view'
import type { Roll } from '../use-records'
import { ChildPart } from './child-part'
import '../records.scss'

const keyOf = ({ serviceKey, rollKey }: Pick<Roll, 'serviceKey' | 'rollKey'>) => `${serviceKey} ${rollKey}`

const empty = { childId: null as string | null, at: null as string | null, place: '', description: '', firstAid: '', outcome: '' }

/** Writes down that a child was hurt or unwell; its guardians are told as soon as it is sent (FR-096). */
export default function ReportPage() {
  const { heldOn, serviceKey, rollKey } = useRouter().params
  const rolls = useQuery('listRolls', heldOn ? { heldOn } : {})
  const [chosen, setChosen] = useState<string | null>(serviceKey && rollKey ? `${serviceKey} ${decodeURIComponent(rollKey)}` : null)
  const { value: typed, change, clear } = useDraft('records.report', empty)
  const [tried, setTried] = useState(false)
  const { send, sending, refusal, dismiss } = useSend('reportIncident')
  const [told, setTold] = useState<number | null>(null)
  if (rolls.state !== 'ready') {
    return (
      <Page>
        <Pending query={rolls} />
      </Page>
    )
  }
  const of = rolls.data.rolls
  const roll = of.find((each) => keyOf(each) === (chosen ?? (of.length === 1 && of[0] ? keyOf(of[0]) : null)))
  if (told !== null) return <SentPart told={told} />
  if (of.length === 0) {
    return (
      <Page>
        <Empty title='今天没有您的班。如需登记，请联系班主任或学校办公室。' />
      </Page>
    )
  }
  // The server's clock: a phone's own may be wrong, and this time is what the family reads.
  const shownAt = typed.at ?? clockWords(rolls.data.asOf)
  const at = clockTyped(shownAt)
  const wrong = (bad: boolean, words: string) => (tried && bad ? words : null)
  const isBlank = (text: string) => text.trim() === ''
  const fill = (changes: Partial<typeof empty>) => {
    dismiss()
    change(changes)
  }
  const report = async () => {
    setTried(true)
    if (!roll || typed.childId === null || at === null || isBlank(typed.place) || isBlank(typed.description) || isBlank(typed.outcome)) return
    const { place, description, firstAid, outcome, childId } = typed
    const sent = await send({ heldOn: rolls.data.heldOn, serviceKey: roll.serviceKey, rollKey: roll.rollKey, childId, at, place, description, firstAid, outcome })
    if (!sent) return
    clear()
    setTold(sent.told)
  }
  return (
    <Page
      bar={
        <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
          <Button block kind='primary' loading={sending} onClick={() => void report()}>
            登记并通知家长
          </Button>
        </ActionBar>
      }
    >
      <Card title='哪个孩子'>
        {of.length > 1 ? (
          <Choice
            label='在哪个班'
            options={of.map((each) => ({ value: keyOf(each), label: each.name, note: `${each.serviceName} ${each.time}` }))}
            value={roll ? keyOf(roll) : null}
            error={wrong(!roll, '请选择班')}
            onChange={(key) => (fill({ childId: null }), setChosen(key))}
          />
        ) : null}
        {roll ? <ChildPart key={keyOf(roll)} roll={roll} value={typed.childId} error={wrong(typed.childId === null, '请选择孩子')} onChange={(childId) => fill({ childId })} /> : null}
      </Card>
      <Card title='发生了什么'>
        <TextInput label='几点' hint='如 11:30' max={5} value={shownAt} error={wrong(at === null, '请填写时间，如 11:30')} onChange={(text) => fill({ at: text })} />
        <TextInput label='地点' max={40} placeholder='例如：操场' value={typed.place} error={wrong(isBlank(typed.place), '请填写地点')} onChange={(place) => fill({ place })} />
        <TextArea label='经过' hint='写看到的事实，家长会看到。不要写别的孩子的姓名。' max={300} value={typed.description} error={wrong(isBlank(typed.description), '请写经过')} onChange={(description) => fill({ description })} />
        <TextArea label='当场处理' optional max={200} value={typed.firstAid} onChange={(firstAid) => fill({ firstAid })} />
        <TextArea label='后来怎样' hint='例如：休息后继续上课，或家长接走' max={200} value={typed.outcome} error={wrong(isBlank(typed.outcome), '请写后来怎样')} onChange={(outcome) => fill({ outcome })} />
      </Card>
    </Page>
  )
}

/** After sending: whether anybody was told, for else somebody phones. */
function SentPart({ told }: { told: number }) {
  return (
    <Page
      bar={
        <ActionBar>
          <Button block kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/records/incidents/index' })}>
            看登记的情况
          </Button>
        </ActionBar>
      }
    >
      {told > 0 ? (
        <Notice title='已登记'>已通知 {told} 位家长。情况着急时，请同时打电话。</Notice>
      ) : (
        <Notice tone='todo' title='已登记，但没有通知到家长'>
          还没有家长绑定这个孩子，请现在打电话告诉家长。
        </Notice>
      )}
    </Page>
  )
}
