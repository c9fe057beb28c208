import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { serverNow } from '@/client/server-clock'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { isSameRoll } from '../mark-queue'
import { RollRow } from '../roll-row'
import { addressQuery, dayTurns, heldBackWords } from '../roll-view'
import { useList, type OpenList } from '../use-list'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import '../roll.scss'

/** One's own rolls of a day in order of time; earlier days for what was taken on paper (FR-057). */
export default function RollListPage() {
  const [heldOn, setHeldOn] = useState<string | undefined>()
  const open = useList(heldOn)
  if (open.state !== 'ready') {
    return (
      <Page>
        <Pending query={open} />
        {heldOn && open.state !== 'loading' ? <Button onClick={() => setHeldOn(undefined)}>回到今天</Button> : null}
      </Page>
    )
  }
  const { list, queues } = open
  const turns = dayTurns(list)
  const turn = (date: string) => setHeldOn(date === list.today ? undefined : date)
  return (
    <Page>
      {open.stale ? <Stale onRetry={open.refresh} /> : null}
      <View className='roll-head__title' {...spoken({ role: 'heading' })}>
        {turns.words}
      </View>
      <View className='roll-turns'>
        <Button onClick={() => turn(turns.before)}>前一天</Button>
        {turns.after ? <Button onClick={() => turn(turns.after ?? list.today)}>后一天</Button> : null}
        {heldOn ? <Button onClick={() => setHeldOn(undefined)}>回到今天</Button> : null}
      </View>
      <ElsewherePart open={open} />
      {list.rolls.length === 0 ? (
        <Empty title={list.heldOn === list.today ? '今天没有要您点名的班。' : '这一天没有要您点名的班。'} />
      ) : (
        <Card>
          {list.rolls.map((roll) => {
            const queue = queues.find((each) => isSameRoll(each, roll))
            return <RollRow key={`${roll.serviceKey} ${roll.rollKey}`} roll={roll} now={serverNow()} heldBack={queue ? heldBackWords(queue) : null} />
          })}
        </Card>
      )}
    </Page>
  )
}

/** What the phone still holds of rolls that this list does not show. */
function ElsewherePart({ open: { list, queues } }: { open: OpenList }) {
  const others = queues.filter((queue) => !list.rolls.some((roll) => isSameRoll(queue, roll)))
  if (others.length === 0) return null
  return (
    <Notice tone='todo' title='这部手机上还有没交上去的点名：'>
      {others.map((queue) => (
        <Cell
          key={addressQuery(queue)}
          title={`${dateWords(queue.heldOn)} ${queue.name}`}
          label={heldBackWords(queue)}
          onClick={() => void Taro.navigateTo({ url: `/features/roll/sheet/index?${addressQuery(queue)}` })}
        />
      ))}
    </Notice>
  )
}
