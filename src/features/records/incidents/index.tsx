import { useState } from 'react'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useIncidents } from '../use-records'
import { IncidentCard } from './incident-card'
import '../records.scss'

/** Children who were hurt or unwell, the open ones first (FR-096). */
export default function IncidentsPage() {
  const { list, note, close, sending, refused, dismiss } = useIncidents()
  const [working, setWorking] = useState<string | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total } = list.data
  const on = (incidentId: string) => {
    dismiss()
    setWorking(incidentId)
  }
  return (
    <Page
      bar={
        <ActionBar>
          <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/records/report/index' })}>
            登记一件事
          </Button>
        </ActionBar>
      }
    >
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='还没有登记过意外情况。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((incident) => (
            <IncidentCard
              key={incident.incidentId}
              incident={incident}
              sending={sending && working === incident.incidentId}
              refused={working === incident.incidentId ? refused : null}
              onNote={(text) => (on(incident.incidentId), note(incident.incidentId, text))}
              onClose={() => (on(incident.incidentId), close(incident.incidentId))}
            />
          ))}
        </PagedList>
      )}
    </Page>
  )
}
