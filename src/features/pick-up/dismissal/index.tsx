import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { gateParts, outcomeText, type GateChild } from '../dismissal-view'
import { useDismissal, type Address } from '../use-dismissal'
import { ChildRow } from './child-row'
import { AwayPart, GonePart } from './gone-part'
import { ReleaseSheet } from './release-sheet'
import { ReturnDialog } from './return-dialog'
import './index.scss'

/** The gate: who is still here, with whom each may go; a tap on a child, a tap on who came, done (FR-059, R-053). */
export default function DismissalPage() {
  const { heldOn = '', serviceKey = '', rollKey = '' } = useRouter().params
  return <Gate key={`${heldOn}${serviceKey}${rollKey}`} address={{ heldOn, serviceKey, rollKey: decodeURIComponent(rollKey) }} />
}

function Gate({ address }: { address: Address }) {
  const gate = useDismissal(address)
  const [open, setOpen] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)
  const { query, waiting } = gate
  if (query.state !== 'ready') {
    return (
      <Page>
        <Pending query={query} />
        {waiting.lines.length > 0 ? <Notice tone='todo' title={`有 ${waiting.lines.length} 条离开记录还没上传，联网后会自动上传。`} /> : null}
      </Page>
    )
  }
  const { data } = query
  const { here, gone, away } = gateParts(data, waiting.lines)
  const child = here.find(({ childId }) => childId === open) ?? null
  const giveBack = (note: string) => {
    gate.record(here.map(({ childId }) => ({ childId, how: 'returned', guardianId: null, collectorId: null, note })))
    setReturning(false)
  }
  const bar =
    here.length > 0 ? (
      <ActionBar>
        <Button block onClick={() => setReturning(true)}>
          {`其余 ${here.length} 人带回教室`}
        </Button>
      </ActionBar>
    ) : null
  return (
    <Page bar={bar}>
      {query.stale && waiting.lines.length === 0 ? <Stale onRetry={query.refresh} /> : null}
      <WaitingPart gate={gate} names={new Map(data.children.map(({ childId, name }) => [childId, name]))} />
      <View className='gate-head'>
        <View className='gate-head__title' {...spoken({ role: 'heading' })}>
          {data.name} · {here.length > 0 ? `还在 ${here.length} 人` : '都离开了'}
        </View>
        <View className='gate-head__quiet'>
          {[dateWords(data.heldOn), data.time, data.title === data.name ? '' : data.title, data.venue ?? '', `已离开 ${gone.length} 人`].filter(Boolean).join(' · ')}
        </View>
      </View>
      {data.cancelled ? <Notice tone='todo' title='这一场今天取消了。' /> : null}
      {data.children.length === 0 ? <Empty title='这张名单里没有孩子。' /> : null}
      {here.map((each) => (
        <ChildRow key={each.childId} child={each} onOpen={() => setOpen(each.childId)} />
      ))}
      {gone.length > 0 ? <GonePart children={gone} gate={gate} /> : null}
      {away.length > 0 ? <AwayPart children={away} /> : null}
      <Button block onClick={() => void toRoll(address)}>
        看这张点名表
      </Button>
      {child ? <ReleaseSheet child={child} address={address} onRelease={releaseBy(gate, child, () => setOpen(null))} onClose={() => setOpen(null)} /> : null}
      <ReturnDialog open={returning} count={here.length} onReturn={giveBack} onCancel={() => setReturning(false)} />
    </Page>
  )
}

/** The roll lies under this page where one came from it: it is not opened once more on top. */
function toRoll({ heldOn, serviceKey, rollKey }: Address) {
  const isBelow = Taro.getCurrentPages().at(-2)?.route?.includes('features/roll/sheet/index')
  const url = `/features/roll/sheet/index?heldOn=${heldOn}&serviceKey=${serviceKey}&rollKey=${encodeURIComponent(rollKey)}`
  return isBelow ? Taro.navigateBack() : Taro.navigateTo({ url })
}

type Gate = ReturnType<typeof useDismissal>

const releaseBy = (gate: Gate, { childId }: GateChild, close: () => void) => (line: Omit<Parameters<Gate['record']>[0][number], 'childId'>) => {
  gate.record([{ ...line, childId }])
  close()
}

/** What is not sent yet, and what did not count: both stay until somebody has seen to them. */
function WaitingPart({ gate: { waiting, refusal, flush, seen, undoRefusal }, names }: { gate: Gate; names: ReadonlyMap<string, string> }) {
  return (
    <>
      {waiting.refused.length > 0 ? (
        <Notice tone='refusal'>
          {waiting.refused.map(({ departureId, childId, outcome }) => (
            <View key={departureId}>
              {names.get(childId) ?? '一个孩子'}：{outcomeText(outcome)}
            </View>
          ))}
          <Button onClick={seen}>知道了</Button>
        </Notice>
      ) : null}
      {undoRefusal ? <Notice tone='refusal'>{undoRefusal.message}</Notice> : null}
      {waiting.lines.length > 0 && refusal ? (
        <Notice tone='todo' title={`${waiting.lines.length} 条离开记录还没上传，都存在这部手机里，联网后自动上传。`}>
          <View>{refusal.message}</View>
          <Button onClick={flush}>现在上传</Button>
        </Notice>
      ) : null}
    </>
  )
}
