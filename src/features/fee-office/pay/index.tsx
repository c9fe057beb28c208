import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Columns, Wide } from '@/ui/wide'
import { EditPart } from './edit-part'
import { FundPart } from './fund-part'
import { enteredWords, keptWords, periodWords } from './pay-view'
import { SheetPart } from './sheet-part'
import { usePay } from './use-pay'
import { Cell } from '@/ui/cell'
import './index.scss'

/** What the school pays its staff, by the plan's formula alone: enter the work, read the sheet, publish it. */
export default function PayPage() {
  const pay = usePay()
  const { work, sheet, period, choose, save, saving } = pay
  const [editing, edit] = useState<string | null>(null)
  if (work.state !== 'ready' || period === null) {
    return (
      <Page>
        <Pending query={work.state === 'ready' ? { state: 'loading' } : work} />
      </Page>
    )
  }
  const { scheme, months, staff, month, seenAt } = work.data
  if (scheme === null) {
    return (
      <Page>
        <Empty title='方案没有写劳务费算法。'>
          <View>在方案里写明并公布以后，这里按方案计算。</View>
        </Empty>
      </Page>
    )
  }
  const person = staff.find(({ staffId }) => staffId === editing)
  const pick = (chosen: string) => {
    edit(null)
    choose(chosen)
  }
  return (
    <Page>
      {work.stale ? <Stale onRetry={work.refresh} /> : null}
      <Wide>
        <Tabs label='哪一期' options={[...months, 'term'].map((value) => ({ value, label: periodWords(value) }))} value={period} onChange={pick} />
        {scheme.text ? <Notice title='方案的算法'>{scheme.text}</Notice> : null}
        {period !== 'term' && person ? (
          <EditPart
            key={person.staffId}
            scheme={scheme}
            person={person}
            source={work.data.scoreSource}
            sending={saving.sending}
            refusal={saving.refusal?.message ?? null}
            onSave={(entered) => void save({ month, seenAt, works: [{ staffId: person.staffId, ...entered }] }).then((saved) => saved && edit(null))}
            onBack={() => {
              saving.dismiss()
              edit(null)
            }}
          />
        ) : null}
        {period !== 'term' && !person ? (
          <Card title={`${periodWords(period)}的工作量`}>
            <Columns>
              {staff.map((each) => (
                <Cell key={each.staffId} title={each.name} label={`${enteredWords(scheme, each)}；${keptWords(each)}`} onClick={() => edit(each.staffId)} />
              ))}
            </Columns>
          </Card>
        ) : null}
        {person && period !== 'term' ? null : sheet.state === 'ready' ? (
          <>
            <FundPart key={`${period} ${sheet.data.spending.map(({ category, use }) => `${category}${use}`).join()} ${sheet.data.poolFen}`} sheet={sheet.data} pay={pay} />
            <SheetPart sheet={sheet.data} pay={pay} />
          </>
        ) : (
          <Pending query={sheet} />
        )}
      </Wide>
    </Page>
  )
}
