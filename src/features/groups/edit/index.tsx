import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Wide } from '@/ui/wide'
import { draftFault, draftOfProposal, type GroupsDraft } from '../groups-view'
import { useGroups } from '../use-groups'
import { AdjustPart } from './adjust-part'
import { GroupsBar } from './groups-bar'
import { StandPart } from './stand-part'
import './index.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Groups of each service: proposed by the plan, taken over or changed by the office, read by class teachers (FR-051 to FR-053). */
export default function GroupsEditPage() {
  const { all, service, proposal, draft, choose, change, adjust, giveUp, save, sending, refusal } = useGroups()
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  if (all.state !== 'ready') {
    return (
      <Page>
        <Pending query={all} />
      </Page>
    )
  }
  const { data } = all
  if (!service) {
    return (
      <Page>
        <Empty title='方案里没有服务，不需要编班。' />
      </Page>
    )
  }
  if (data.mayChange && proposal.state !== 'ready') {
    return (
      <Page>
        <Pending query={proposal} />
      </Page>
    )
  }
  const proposed = proposal.state === 'ready' ? proposal.data : null
  const adjusting = draft !== null && proposed !== null
  const fault = adjusting ? draftFault(draft, proposed, service) : null
  const start = () => {
    setSaved(false)
    setTried(false)
    adjust()
    toTop()
  }
  const trySave = async (written: GroupsDraft) => {
    setTried(true)
    if (fault || !(await save(written))) return toTop()
    setTried(false)
    setSaved(true)
    toTop()
  }
  return (
    <Page
      bar={
        !proposed || service.pupils === 0 ? null : (
          <GroupsBar
            state={adjusting ? 'adjusting' : service.revision === 0 ? 'proposed' : 'saved'}
            note={tried ? fault : null}
            sending={sending}
            onSave={() => void trySave(draft ?? draftOfProposal(proposed, service))}
            onAdjust={start}
            onGiveUp={giveUp}
          />
        )
      }
    >
      {all.stale ? <Stale onRetry={all.refresh} /> : null}
      <Wide>
        <Tabs
          label='服务'
          options={data.services.map(({ serviceKey, name }) => ({ value: serviceKey, label: name }))}
          value={service.serviceKey}
          onChange={(key) => {
            setSaved(false)
            setTried(false)
            choose(key)
          }}
        />
        {saved ? <Notice title='编班已保存，家长能在课表里看到教室和教师。' /> : null}
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        {service.pupils === 0 ? (
          <Empty title='现在还没有孩子参加这项服务。有孩子办完报名手续后，这里会给出编班建议。' />
        ) : adjusting ? (
          <AdjustPart all={data} service={service} proposal={proposed} draft={draft} tried={tried} onChange={change} />
        ) : (
          <StandPart all={data} service={service} proposal={proposed} onAdjust={start} />
        )}
        {data.mayChange && !adjusting ? (
          <Button block onClick={() => void Taro.navigateTo({ url: '/features/rota/week/index' })}>
            值班表：每天由谁值班
          </Button>
        ) : null}
      </Wide>
    </Page>
  )
}
