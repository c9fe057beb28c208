import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useVersions, type DraftOrigin, type PlanVersion } from '../use-versions'
import { isDraft } from '../versions-view'
import { OriginsPart } from './origins-part'
import { VersionCard } from './version-card'
import '../office.scss'

const toEdit = (planId: string) => void Taro.navigateTo({ url: `/features/plan-office/edit/index?planId=${planId}` })

/** The term's versions of the plan, its one draft, and the ways to begin a new one (FR-001, FR-009). */
export default function PlanVersionsPage() {
  const { list, start, starting, discard, discarding, refusal, problems, dismiss } = useVersions()
  const [choosing, setChoosing] = useState(false)
  const [dropping, setDropping] = useState(false)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { versions } = list.data
  const draft = versions.find(isDraft) ?? null
  const begin = async (from: DraftOrigin) => {
    const planId = await start(from, draft !== null)
    if (!planId) return
    setChoosing(false)
    toEdit(planId)
  }
  const drop = async () => {
    if (draft) await discard(draft.planId)
    setDropping(false)
  }
  const open = (choose: boolean) => {
    dismiss()
    setChoosing(choose)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const refused = refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null
  if (choosing) {
    const back = (
      <ActionBar>
        <Button block disabled={starting} onClick={() => open(false)}>
          返回
        </Button>
      </ActionBar>
    )
    return (
      <Page bar={back}>
        {refused}
        <OriginsPart hasPublished={versions.some(({ status }) => status === 'published')} hasDraft={draft !== null} starting={starting} problems={problems} onStart={(from) => void begin(from)} />
      </Page>
    )
  }
  return (
    <Page bar={<MainBar draft={draft} onStart={() => open(true)} />}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {refused}
      {versions.length === 0 ? <Empty title='本学期还没有方案。可以从范本开始，也可以导入写好的方案。' /> : null}
      {versions.map((version) => (
        <VersionCard key={version.planId} version={version}>
          {isDraft(version) ? (
            <View className='office-row'>
              <Button onClick={() => open(true)}>另起一份</Button>
              <Button kind='danger' loading={discarding} onClick={() => setDropping(true)}>
                删除草稿
              </Button>
            </View>
          ) : null}
        </VersionCard>
      ))}
      <Dialog open={dropping && draft !== null} title={`删除草稿“${draft?.title ?? ''}”？`} action='删除草稿' danger loading={discarding} onAction={() => void drop()} onCancel={() => setDropping(false)}>
        删除后不能恢复。已公布的方案不受影响。
      </Dialog>
    </Page>
  )
}

function MainBar({ draft, onStart }: { draft: PlanVersion | null; onStart: () => void }) {
  return (
    <ActionBar>
      {draft ? (
        <Button block kind='primary' onClick={() => toEdit(draft.planId)}>
          继续编辑草稿
        </Button>
      ) : (
        <Button block kind='primary' onClick={onStart}>
          起草新版本
        </Button>
      )}
    </ActionBar>
  )
}
