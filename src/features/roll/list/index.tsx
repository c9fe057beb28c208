import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RollSummary } from 'cloud/contract/attendance'
import { serverNow } from '@/client/server-clock'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { DayTurns } from '../day-turns'
import { isSameRoll } from '../mark-queue'
import { RollRow } from '../roll-row'
import { addressQuery, heldBackWords, isAtGate, rollTitle } from '../roll-view'
import { UndatedPart } from '../undated-part'
import { useList, type OpenList } from '../use-list'
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
  return (
    <Page>
      {open.stale ? <Stale onRetry={open.refresh} /> : null}
      <DayTurns day={list} onTurn={setHeldOn} />
      <ElsewherePart open={open} />
      {list.rolls.length === 0 ? (
        <>
          <UndatedPart names={list.undated} />
          <Empty title={list.heldOn === list.today ? '今天没有要您点名的班。' : '这一天没有要您点名的班。'} />
        </>
      ) : (
        <Card>
          {list.rolls.map((roll) => {
            const queue = queues.find((each) => isSameRoll(each, roll))
            return (
              <View key={`${roll.serviceKey} ${roll.rollKey}`}>
                <RollRow roll={roll} now={serverNow()} heldBack={queue ? heldBackWords(queue) : null} />
                {isAtGate(roll, list.today) ? <GateWay roll={roll} /> : null}
              </View>
            )
          })}
        </Card>
      )}
    </Page>
  )
}

/** Once a roll is saved its children have to go home: the gate is one tap away and not behind the whole sheet. */
function GateWay({ roll }: { roll: RollSummary }) {
  return (
    <View className='roll-row__gate'>
      <Button label={`${rollTitle(roll)}：放学送走`} onClick={() => void Taro.navigateTo({ url: `/features/pick-up/dismissal/index?${addressQuery(roll)}` })}>
        放学送走
      </Button>
    </View>
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
