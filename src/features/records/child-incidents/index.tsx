import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'
import { dateWords, instantWords } from '@/wording/dates'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { IncidentStory } from '../incident-story'
import type { OwnIncident } from '../use-records'
import '../records.scss'

/** What the school wrote down of one's own child, to be read and answered with one tap (FR-096). */
export default function ChildIncidentsPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const list = usePagedQuery('readIncidents', childId ? { childId } : null, (output) => ({ ...output, items: output.incidents }))
  const { send, sending, refusal } = useSend('acknowledgeIncident')
  const [answering, setAnswering] = useState<string | null>(null)
  if (!childId) {
    return (
      <Page>
        <Empty title='没有找到孩子，请从首页打开。' />
      </Page>
    )
  }
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const answer = async (incidentId: string) => {
    setAnswering(incidentId)
    await send({ incidentId })
    list.refresh()
  }
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title={`老师没有登记过${first.childName}的意外情况。`} />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((incident) => (
            <OwnCard
              key={incident.incidentId}
              incident={incident}
              sending={sending && answering === incident.incidentId}
              refused={answering === incident.incidentId ? (refusal?.message ?? null) : null}
              onSeen={() => void answer(incident.incidentId)}
            />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

function OwnCard({ incident, sending, refused, onSeen }: { incident: OwnIncident; sending: boolean; refused: string | null; onSeen: () => void }) {
  const { childName, heldOn, at, reportedBy, closedAt, seenAt } = incident
  return (
    <Card title={`${childName}　${dateWords(heldOn)} ${at}`} aside={<Badge tone={closedAt ? 'calm' : 'todo'}>{closedAt ? '已办结' : '跟进中'}</Badge>}>
      <IncidentStory incident={incident} />
      <View className='records-quiet'>{reportedBy}老师记。有不清楚的，可以直接联系老师。</View>
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      {seenAt ? (
        <View className='records-quiet'>您已看过，{instantWords(seenAt)}</View>
      ) : (
        <View className='records-ways'>
          <Button block kind='primary' label={`我看过了，${dateWords(heldOn)} ${at}`} loading={sending} onClick={onSeen}>
            我看过了
          </Button>
        </View>
      )}
    </Card>
  )
}
