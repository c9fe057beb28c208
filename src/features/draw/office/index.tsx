import { View } from '@tarojs/components'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { useOffice } from '../use-office'
import { CreatePart } from './create-part'
import { DrawCard } from './draw-card'
import '../draw.scss'

/** The office makes draws of scarce courses, publishes their rules and sees how they stand (FR-017, R-006). */
export default function DrawOfficePage() {
  const office = useOffice()
  const { desk, told, refusal } = office
  if (desk.state !== 'ready') return <Page><Pending query={desk} /></Page>
  const { data, stale, refresh } = desk
  const shown = [...data.draws].reverse()
  return (
    <Page>
      {stale ? <Stale onRetry={refresh} /> : null}
      {told ? <Notice title={told} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Wide>
        <Columns roomy>
          <View>
            {shown.length === 0 ? <Empty title='这学期还没有抽签。名额紧张的课，可以在这里做一次抽签。' /> : shown.map((draw) => <DrawCard key={draw.drawId} draw={draw} now={data.now} deciding={office.deciding} onDecide={office.decide} />)}
          </View>
          <CreatePart office={office} desk={data} />
        </Columns>
      </Wide>
    </Page>
  )
}
