import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { addDays } from 'cloud/rules/dates'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Wide } from '@/ui/wide'
import { spanOf } from '../rota-view'
import { useRota, type Given } from '../use-rota'
import { ChangePart } from './change-part'
import { RollCard } from './roll-card'
import '../rota.scss'

/** Who watches which roll on each day of a week; the office gives a day or a weekday to somebody else (FR-053). */
export default function RotaWeekPage() {
  const { rota, look, isThisWeek, give, sending, refusal, dismiss } = useRota()
  const [open, setOpen] = useState<{ rollKey: string; heldOn: string } | null>(null)
  const [given, setGiven] = useState<Given | null>(null)
  if (rota.state !== 'ready') {
    return (
      <Page>
        <Pending query={rota} />
      </Page>
    )
  }
  const { data } = rota
  const choose = (next: typeof open) => {
    dismiss()
    setGiven(null)
    setOpen(next)
  }
  const turn = (changes: Parameters<typeof look>[0]) => {
    choose(null)
    look(changes)
  }
  return (
    <Page>
      {rota.stale ? <Stale onRetry={rota.refresh} /> : null}
      <Wide>
        {data.services.length > 1 ? (
          <Tabs label='服务' options={data.services.map(({ serviceKey, name }) => ({ value: serviceKey, label: name }))} value={data.serviceKey} onChange={(serviceKey) => turn({ serviceKey })} />
        ) : null}
        <View className='rota-head'>
          <View className='rota-head__title'>{spanOf(data.monday, addDays(data.monday, 6))}</View>
          <View className='rota-head__ways'>
            <Button onClick={() => turn({ weekOf: addDays(data.monday, -7) })}>上一周</Button>
            {isThisWeek ? null : <Button onClick={() => turn({ weekOf: undefined })}>本周</Button>}
            <Button onClick={() => turn({ weekOf: addDays(data.monday, 7) })}>下一周</Button>
          </View>
        </View>
        {given ? <GivenNotice given={given} /> : null}
        {data.rolls.length === 0 ? <Empty title={data.mayChange ? '这一周没有班，或还没有孩子参加。' : '这一周没有排给您的班。'} /> : null}
        {data.mayChange && data.rolls.length > 0 ? <View className='rota-quiet rota-hint'>点一天，就可以改由谁值班。</View> : null}
        {data.rolls.map((roll) => {
          const day = roll.rollKey === open?.rollKey ? roll.days.find(({ heldOn }) => heldOn === open.heldOn) : undefined
          return (
            <RollCard key={roll.rollKey} rota={data} roll={roll} chosen={day?.heldOn ?? null} onChoose={data.mayChange ? ({ heldOn }) => choose({ rollKey: roll.rollKey, heldOn }) : null}>
              {day ? (
                <ChangePart
                  key={day.heldOn}
                  rota={data}
                  roll={roll}
                  day={day}
                  sending={sending}
                  refused={refusal?.message ?? null}
                  onBack={() => choose(null)}
                  onGive={(staffId, weekday) =>
                    void give({ serviceKey: data.serviceKey, rollKey: roll.rollKey, weekday, heldOn: weekday === null ? day.heldOn : null, staffId }).then((done) => {
                      if (!done) return
                      setOpen(null)
                      setGiven(done)
                      void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
                    })
                  }
                />
              ) : null}
            </RollCard>
          )
        })}
        {data.mayChange ? (
          <Button block onClick={() => void Taro.navigateTo({ url: '/features/rota/volunteers/index' })}>
            志愿者和校外人员
          </Button>
        ) : null}
      </Wide>
    </Page>
  )
}

/** Said once it is given: who was told, and what to look at. */
function GivenNotice({ given: { clashes, unsigned, told } }: { given: Given }) {
  return (
    <>
      <Notice title='值班已安排'>{told > 0 ? '已通知有关的老师。' : null}</Notice>
      {clashes.length > 0 ? (
        <Notice tone='todo' title='同一时间还有别的班'>
          {clashes.map(({ serviceName, name, time }) => `${serviceName}${name}（${time}）`).join('、')}，请确认一个人看得过来。
        </Notice>
      ) : null}
      {unsigned.length > 0 ? (
        <Notice tone='todo' title='还没有签安全协议'>
          请提醒这位老师在工作台签：{unsigned.join('、')}。
        </Notice>
      ) : null}
    </>
  )
}
