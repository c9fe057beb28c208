import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDraft } from '@/session/draft'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { emptyVolunteer, faultsOf, fieldsOf, paperNames, typedOf, type Typed } from '../volunteer-view'
import { useVolunteers, type Volunteer } from '../use-volunteers'
import { AssignPart } from './assign-part'
import { EditPart } from './edit-part'
import { VolunteerCard } from './volunteer-card'
import '../rota.scss'

type Open = { kind: 'edit'; volunteerId: string | null } | { kind: 'assign'; volunteerId: string } | null

/** Volunteers and outside experts: registered, vetted, put on rolls (FR-054; R-017, R-018). */
export default function VolunteersPage() {
  const { list, save, assign, end, sending, refused, dismiss } = useVolunteers()
  const [open, setOpen] = useState<Open>(null)
  const [ended, setEnded] = useState(0)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const turn = (next: Open) => {
    dismiss()
    setEnded(0)
    setOpen(next)
  }
  const isOpen = (kind: 'edit' | 'assign', volunteerId: string | null) => open?.kind === kind && open.volunteerId === volunteerId
  const edit = (known: Volunteer | null) => (
    <EditForm
      key={known?.volunteerId ?? 'new'}
      known={known}
      refused={refused}
      sending={sending}
      onBack={() => turn(null)}
      onSave={async (volunteer) => {
        const saved = await save({ volunteerId: known?.volunteerId ?? null, revision: known?.revision ?? 0, volunteer: fieldsOf(volunteer) })
        if (!saved) return false
        turn(null)
        setEnded(saved.ended)
        return true
      }}
    />
  )
  return (
    <Page
      bar={
        open ? null : (
          <ActionBar>
            <Button block kind='primary' onClick={() => turn({ kind: 'edit', volunteerId: null })}>
              登记一位
            </Button>
          </ActionBar>
        )
      }
    >
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {refused && !open ? <Notice tone='refusal'>{refused}</Notice> : null}
      {ended > 0 ? <Notice tone='todo' title={`不再符合方案的要求，已结束 ${ended} 处安排。`} /> : null}
      {first.vetting.length > 0 ? <View className='rota-quiet'>方案要求：{first.vetting.map((each) => paperNames[each]).join('、')}，缺一项就不能安排。</View> : null}
      {isOpen('edit', null) ? edit(null) : null}
      {items.length === 0 ? (
        open ? null : <Empty title='还没有登记志愿者或校外人员。' />
      ) : (
        <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
          {items.map((volunteer) =>
            isOpen('edit', volunteer.volunteerId) ? (
              edit(volunteer)
            ) : (
              <VolunteerCard
                key={volunteer.volunteerId}
                volunteer={volunteer}
                vetting={first.vetting}
                sending={sending}
                onEdit={() => turn({ kind: 'edit', volunteerId: volunteer.volunteerId })}
                onAssign={() => turn({ kind: 'assign', volunteerId: volunteer.volunteerId })}
                onEnd={(assignmentId) => void end(assignmentId)}
              >
                {isOpen('assign', volunteer.volunteerId) ? (
                  <AssignPart volunteer={volunteer} refused={refused} sending={sending} onBack={() => turn(null)} onAssign={(input) => void assign(input).then((done) => done && turn(null))} />
                ) : null}
              </VolunteerCard>
            ),
          )}
        </PagedList>
      )}
    </Page>
  )
}

interface EditFormProps {
  known: Volunteer | null
  refused: string | null
  sending: boolean
  onSave: (typed: Typed) => Promise<boolean>
  onBack: () => void
}

/** The form with its draft, which outlives the page until it is saved. */
function EditForm({ known, refused, sending, onSave, onBack }: EditFormProps) {
  const { value: typed, change, clear } = useDraft(`rota.volunteer.${known ? `${known.volunteerId}.${known.revision}` : 'new'}`, known ? typedOf(known) : emptyVolunteer)
  const [tried, setTried] = useState(false)
  const faults = faultsOf(typed)
  const trySave = async () => {
    setTried(true)
    if (Object.keys(faults).length === 0 && (await onSave(typed))) clear()
  }
  return (
    <EditPart
      title={known ? known.name : '登记一位'}
      typed={typed}
      faults={tried ? faults : {}}
      refused={refused}
      sending={sending}
      onFill={change}
      onSave={() => void trySave()}
      onBack={() => (clear(), onBack())}
    />
  )
}
