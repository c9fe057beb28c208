import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import { nameWords } from '../contact-view'
import { FreezeForm } from './freeze-form'
import '../custody/index.scss'

type Custody = Output<'readCustody'>

/** Who may collect one child: the family's list, or the office's decision with its reason. */
export default function CustodyChildPage() {
  const childId = useRouter().params.childId ?? ''
  const custody = useQuery('readCustody', { childId })
  const [deciding, setDeciding] = useState(false)
  if (custody.state !== 'ready') {
    return (
      <Page>
        <Pending query={custody} />
      </Page>
    )
  }
  const { data } = custody
  const decided = () => {
    setDeciding(false)
    custody.refresh()
  }
  return (
    <Page>
      {custody.stale ? <Stale onRetry={custody.refresh} /> : null}
      {deciding ? (
        <FreezeForm childId={childId} custody={data} onDecided={decided} onCancel={() => setDeciding(false)} />
      ) : (
        <>
          <NowPart custody={data} />
          {data.freeze ? <LiftPart childId={childId} freezeId={data.freeze.freezeId} onLifted={custody.refresh} /> : null}
          <Button block kind={data.freeze ? 'plain' : 'primary'} onClick={() => setDeciding(true)}>
            {data.freeze ? '改成别的人可以接' : '由学校确认接送人'}
          </Button>
        </>
      )}
      {data.earlier.length > 0 ? (
        <Fold title='以前的决定'>
          {data.earlier.map((each) => (
            <Cell key={each.freezeId} title={each.reason} label={`${instantWords(each.setAt)} ${each.setByName}定${each.liftedAt ? `，${instantWords(each.liftedAt)}解除` : ''}`} />
          ))}
        </Fold>
      ) : null}
    </Page>
  )
}

function NowPart({ custody: { childName, className, people, freeze } }: { custody: Custody }) {
  const mayCollect = (personId: string) => !freeze || freeze.guardianIds.includes(personId) || freeze.collectorIds.includes(personId)
  return (
    <Card title={`${childName}（${className}）`} aside={freeze ? <Badge tone='todo'>由学校确认</Badge> : <Badge>由家长决定</Badge>}>
      {freeze ? <Fact name='原因（只有学校办公室能看）'>{freeze.reason}</Fact> : null}
      {freeze ? <View className='custody-quiet'>{`${instantWords(freeze.setAt)} ${freeze.setByName}定`}</View> : null}
      {people.length === 0 ? <View>没有登记的家长和接送人。</View> : null}
      {people.map((person) => (
        <Cell key={person.personId} title={nameWords(person)} label={person.note} value={mayCollect(person.personId) ? <Badge tone='good'>可以接</Badge> : <Badge tone='bad'>不能接</Badge>} />
      ))}
    </Card>
  )
}

function LiftPart({ childId, freezeId, onLifted }: { childId: string; freezeId: string; onLifted: () => void }) {
  const [asking, setAsking] = useState(false)
  const { send, sending, refusal } = useSend('liftFreeze')
  const lift = async () => {
    const lifted = await send({ childId, freezeId })
    setAsking(false)
    if (lifted) onLifted()
  }
  return (
    <View className='custody-words'>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Button block onClick={() => setAsking(true)}>
        解除，恢复由家长决定
      </Button>
      <Dialog open={asking} title='恢复由家长决定？' action='确认解除' loading={sending} onAction={() => void lift()} onCancel={() => setAsking(false)}>
        解除后，家长和名单上所有接送人都可以接孩子，马上生效。
      </Dialog>
    </View>
  )
}
