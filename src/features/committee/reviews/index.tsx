import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { OptionRow } from '@/ui/option-row'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { decidedText, itemNote } from '../committee-view'
import { mostAtOnce, useCommittee, type CommitteeDecision } from '../use-committee'
import { ReturnPart } from './return-part'
import './index.scss'

/** What waits for the parent committee: masked children, their class and services, decided one or many at once (FR-030). */
export default function CommitteeReviewsPage() {
  const { queue, decide, sending, refusal, dismiss } = useCommittee()
  const [picked, setPicked] = useState<readonly string[]>([])
  const [deciding, setDeciding] = useState<CommitteeDecision | null>(null)
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const title = queue.state === 'ready' ? queue.data.first.stepName : null
  useEffect(() => {
    if (title) void Taro.setNavigationBarTitle({ title })
  }, [title])
  if (queue.state !== 'ready') {
    return (
      <Page>
        <Pending query={queue} />
      </Page>
    )
  }
  const { items, total, first } = queue.data
  // What another member has decided meanwhile is chosen no longer.
  const chosen = items.map(({ applicationId }) => applicationId).filter((id) => picked.includes(id))
  const toggle = (id: string) => setPicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(0, mostAtOnce))
  const begin = (decision: CommitteeDecision) => {
    dismiss()
    setDone(null)
    setDeciding(decision)
  }
  const confirm = async (decision: CommitteeDecision) => {
    const output = await decide(decision, chosen, decision === 'return' ? reason.trim() : '')
    setDeciding(null)
    if (!output) return
    setPicked([])
    setReason('')
    setDone(decidedText(decision, output.decided))
  }
  const returning = deciding === 'return' && chosen.length > 0
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : `已选 ${chosen.length} 份`}>
      <View className='committee-ways'>
        <View className='committee-ways__way'>
          <Button block kind='primary' onClick={() => begin('pass')}>
            通过
          </Button>
        </View>
        <View className='committee-ways__way'>
          <Button block onClick={() => begin('return')}>
            退回
          </Button>
        </View>
      </View>
    </ActionBar>
  )
  return (
    <Page bar={chosen.length > 0 && !returning ? bar : null}>
      {queue.stale ? <Stale onRetry={queue.refresh} /> : null}
      {done ? <Notice title={done} /> : null}
      {refusal && chosen.length === 0 ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {returning ? (
        <ReturnPart count={chosen.length} reason={reason} refused={refusal?.message ?? null} sending={sending} onReason={setReason} onSend={() => void confirm('return')} onBack={() => setDeciding(null)} />
      ) : items.length === 0 ? (
        <Empty title='现在没有等待家委会审核的申请。' />
      ) : (
        <>
          <View className='committee-quiet'>
            {first.explain ? <View>{first.explain}</View> : null}
            <View>姓名只显示一部分，您自己的孩子由其他成员审核。看到的内容请不要外传。</View>
          </View>
          <View className='committee-all'>
            <Button onClick={() => setPicked(chosen.length > 0 ? [] : items.slice(0, mostAtOnce).map(({ applicationId }) => applicationId))}>{chosen.length > 0 ? '取消选择' : '全选本页'}</Button>
          </View>
          <PagedList shown={items.length} total={total} more={queue.more} loadingMore={queue.loadingMore} moreRefused={queue.moreRefused}>
            {items.map((item) => (
              <OptionRow key={item.applicationId} role='checkbox' checked={chosen.includes(item.applicationId)} note={itemNote(item)} onClick={() => toggle(item.applicationId)}>
                {item.maskedName}
              </OptionRow>
            ))}
          </PagedList>
        </>
      )}
      <Dialog open={deciding === 'pass' && chosen.length > 0} title={`通过 ${chosen.length} 份申请？`} action={`通过这 ${chosen.length} 份`} loading={sending} onAction={() => void confirm('pass')} onCancel={() => setDeciding(null)}>
        <View>以家委会的名义通过，家长看到的是“家委会”，不是您的姓名。</View>
      </Dialog>
    </Page>
  )
}
