import { View } from '@tarojs/components'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { sharedLimit } from '../exits-view'
import { namesText } from '../reviews-view'
import { SelectionLine } from '../selection-line'
import { useExitDesk } from '../use-exit-desk'
import { mostExits } from '../use-exits'
import { Columns, Wide } from '@/ui/wide'
import { DecideBar } from './decide-bar'
import { DelayPart } from './delay-part'
import { ExitRow } from './exit-row'
import './index.scss'

/** Families that leave: what waits for an answer first, then what is decided (FR-066). */
export default function StaffExitsPage() {
  const desk = useExitDesk()
  const { list, open, selection, chosen, deciding, begin, delay, sending, refused } = desk
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const names = chosen.map(({ childName }) => childName)
  const limit = sharedLimit(chosen)
  const delaying = deciding === 'delay' && limit !== null
  return (
    <Page bar={names.length > 0 && !delaying ? <DecideBar count={names.length} mayDelay={limit !== null} onDecide={begin} /> : null}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {desk.done ? <Notice title={desk.done} /> : null}
      {refused && !deciding ? <Notice tone='refusal'>{refused}</Notice> : null}
      {delaying ? (
        <DelayPart
          names={names}
          today={first.today}
          limit={limit}
          filled={delay.value}
          onChange={delay.change}
          refusal={refused}
          sending={sending}
          onSend={(until) => void desk.postpone(until)}
          onBack={() => begin(null)}
        />
      ) : items.length === 0 ? (
        <Empty title='本学期还没有家长提出退出。' />
      ) : (
        <Wide>
          {open.length > 0 ? <SelectionLine all={open.map(({ exitId }) => exitId)} selection={selection} unit='份' most={mostExits} /> : <Notice title='没有等待答复的退出申请。' />}
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((exit) => (
                <ExitRow key={exit.exitId} exit={exit} checked={selection.has(exit.exitId)} onToggle={() => selection.toggle(exit.exitId)} />
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
      <Dialog
        open={deciding === 'approve' && names.length > 0}
        title={`同意 ${names.length} 份退出申请？`}
        action={`同意这 ${names.length} 份`}
        loading={sending}
        onAction={() => void desk.approve()}
        onCancel={() => begin(null)}
      >
        <View>{namesText(names)}。最后一天以后，课程名额会让给候补的孩子。</View>
        {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      </Dialog>
    </Page>
  )
}
