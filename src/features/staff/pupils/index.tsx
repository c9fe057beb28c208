import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { asksInsurance, pupilNote } from '../pupils-view'
import { mostAtOnce, usePupils, type BindCode, type Pupil } from '../use-pupils'
import { useSelection } from '../use-selection'
import { ClassList } from './class-list'
import { CodeSlips } from './code-slips'
import { InsurancePart } from './insurance-part'
import './index.scss'

/** The pupils of a class, who is bound and who has answered; binding codes are made here (FR-015), paper proofs of insurance recorded. */
export default function StaffPupilsPage() {
  const classId = useRouter().params.classId ?? null
  const { list, issue, sending, refusal, dismiss } = usePupils(classId)
  const pupils = list.state === 'ready' ? list.data.pupils : []
  const selection = useSelection(pupils.map(({ rosterNo }) => rosterNo), mostAtOnce)
  const [asking, setAsking] = useState(false)
  const [insuring, setInsuring] = useState<Pupil | null>(null)
  // In memory only: codes that were stored could be read by whoever opens this phone next.
  const [issued, setIssued] = useState<{ className: string; codes: BindCode[] } | null>(null)
  // Before all else: whatever becomes of the list, codes that are shown once stay until they are closed.
  if (issued) return <CodeSlips {...issued} onClose={() => setIssued(null)} />
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { className } = list.data
  if (insuring) {
    const recorded = () => {
      setInsuring(null)
      selection.clear()
      list.refresh()
    }
    return <InsurancePart className={className} pupil={insuring} onRecorded={recorded} onCancel={() => setInsuring(null)} />
  }
  const onlyOne = selection.chosen.length === 1 && asksInsurance(list.data) ? (pupils.find(({ rosterNo }) => selection.has(rosterNo)) ?? null) : null
  const count = selection.chosen.length
  const ask = () => {
    dismiss()
    setAsking(true)
  }
  const send = async () => {
    const made = await issue(selection.chosen)
    setAsking(false)
    if (!made) return
    selection.clear()
    setIssued({ className, codes: made.codes })
  }
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : `已选 ${count} 名`}>
      <Button block kind='primary' onClick={ask}>
        发绑定码
      </Button>
      {onlyOne ? (
        <View className='pupils-second'>
          <Button block onClick={() => setInsuring(onlyOne)}>
            登记保险
          </Button>
        </View>
      ) : null}
    </ActionBar>
  )
  return (
    <Page bar={count > 0 ? bar : null}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Card>
        <Cell title='不参加的学生怎样离校' onClick={() => void Taro.navigateTo({ url: `/features/pick-up/non-participants/index?classId=${classId}` })} />
      </Card>
      {pupils.length === 0 ? <Empty title='这个班的名册里还没有学生。' /> : <ClassList className={className} pupils={pupils} noteOf={(pupil) => pupilNote(list.data, pupil)} selection={selection} />}
      <Dialog open={asking && count > 0} title={`给 ${count} 名孩子发绑定码？`} action={`发 ${count} 个绑定码`} loading={sending} onAction={() => void send()} onCancel={() => setAsking(false)}>
        绑定码只显示一次，请先准备好抄写、复制或打印。
      </Dialog>
    </Page>
  )
}
