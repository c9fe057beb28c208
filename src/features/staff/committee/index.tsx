import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useCommitteeMembers, type CommitteeGuardian } from '../use-committee-members'
import { Columns, Wide } from '@/ui/wide'

/** Whom the office has put on the parent committee, and whom it could (FR-030). */
export default function StaffCommitteePage() {
  const { list, appoint, sending, refusal, dismiss } = useCommitteeMembers()
  const [asking, setAsking] = useState<CommitteeGuardian | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total } = list.data
  const ask = (guardian: CommitteeGuardian) => {
    dismiss()
    setAsking(guardian)
  }
  const confirm = async ({ guardianId, member }: CommitteeGuardian) => {
    await appoint(guardianId, !member)
    setAsking(null)
  }
  const [members, others] = [items.filter(({ member }) => member), items.filter(({ member }) => !member)]
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {items.length === 0 ? (
        <Empty title='还没有家长绑定孩子，暂时不能聘请家委会成员。' />
      ) : (
        <Wide>
          <Card title={`家委会成员（${members.length} 位）`}>
            {members.length === 0 ? <View>还没有成员。没有成员时，可以按家委会会议记录登记审核结果。</View> : null}
            <Guardians guardians={members} action='结束' onAsk={ask} />
          </Card>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Card title='已绑定孩子的家长'>
              <Guardians guardians={others} action='聘为成员' onAsk={ask} />
            </Card>
          </PagedList>
        </Wide>
      )}
      {asking ? (
        <Dialog
          open
          title={asking.member ? `结束${asking.name}的家委会审核？` : `聘${asking.name}为家委会成员？`}
          action={asking.member ? '确认结束' : '确认聘请'}
          danger={asking.member}
          loading={sending}
          onAction={() => void confirm(asking)}
          onCancel={() => setAsking(null)}
        >
          <View>
            {asking.member ? '以后不能再审核，已审核的仍然有效。系统会发消息告诉这位家长。' : '成员只能看到姓名打码的孩子、班级和服务，看不到优先情况、健康和电话，也不能审核自己的孩子。系统会发消息告诉这位家长。'}
          </View>
        </Dialog>
      ) : null}
    </Page>
  )
}

function Guardians({ guardians, action, onAsk }: { guardians: CommitteeGuardian[]; action: string; onAsk: (guardian: CommitteeGuardian) => void }) {
  return (
    <Columns>
      {guardians.map((guardian) => (
        <Cell
          key={guardian.guardianId}
          title={guardian.name}
          label={`${guardian.classNames.join('、')}家长`}
          value={action}
          spokenAs={`${action}：${guardian.name}，${guardian.classNames.join('、')}家长`}
          onClick={() => onAsk(guardian)}
        />
      ))}
    </Columns>
  )
}
