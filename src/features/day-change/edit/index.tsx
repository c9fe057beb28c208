import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { TextInput } from '@/ui/text-input'
import { dateWords } from '@/wording/dates'
import { changeText, checkChange, concernedWords, emptyChange, type ChangeDraft } from '../day-change-view'
import { WhatPart } from './what-part'
import { WherePart } from './where-part'
import '../day-change.scss'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** One change of one day: when, where, what, why; looked through once more before families hear of it (FR-085). */
export default function DayChangeEditPage() {
  const { schoolId } = useSession()
  const draft = useDraft<ChangeDraft>(`day-change.${schoolId}`, emptyChange)
  const heldOn = dateTyped(draft.value.heldOn)
  const day = useQuery('readDayRolls', heldOn ? { heldOn } : null)
  const announcing = useSend('announceDayChange')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string | null>(null)

  const rolls = day.state === 'ready' ? day.data : null
  const checked = checkChange(rolls, draft.value)
  const missing = tried && checked.kind === 'incomplete' ? checked.missing : null
  const change = (changes: Partial<ChangeDraft>) => {
    announcing.dismiss()
    setDone(null)
    draft.change(changes)
  }
  const next = () => {
    announcing.dismiss()
    setTried(checked.kind === 'incomplete')
    if (checked.kind === 'ready') setAsking(true)
    else toTop()
  }
  const announce = async () => {
    if (checked.kind !== 'ready') return
    const announced = await announcing.send(checked.change)
    setAsking(false)
    if (!announced) return
    draft.clear()
    setDone(`已通知 ${announced.children} 名孩子的家长和 ${announced.staff} 位老师。`)
    toTop()
  }
  const bar = (
    <ActionBar note={announcing.refusal ? <Notice tone='refusal'>{announcing.refusal.message}</Notice> : null}>
      <Button kind='primary' block onClick={next}>
        下一步，核对
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {done ? <Notice title={done} /> : null}
      <Card>
        <TextInput label='哪一天' hint={heldOn ? dateWords(heldOn) : '如 2026-9-8'} max={11} value={draft.value.heldOn} error={missing?.heldOn} onChange={(typed) => change({ heldOn: typed, serviceKey: null, rollKey: null })} />
      </Card>
      {!heldOn ? null : rolls ? <WherePart day={rolls} draft={draft.value} error={missing?.where ?? null} change={change} /> : day.state === 'ready' ? null : <Pending query={day} />}
      {rolls && rolls.rolls.length > 0 ? <WhatPart draft={draft.value} missing={missing} change={change} /> : null}
      <Dialog open={asking && checked.kind === 'ready'} title='通知家长和老师？' action='确认并通知' loading={announcing.sending} onAction={() => void announce()} onCancel={() => setAsking(false)}>
        {checked.kind === 'ready' ? (
          <>
            <View className='day-change-strong'>
              {dateWords(checked.change.heldOn)} {changeText({ room: null, startsAt: null, endsAt: null, ...checked.change })}
            </View>
            <View>{concernedWords(checked.rolls)}</View>
            <View>原因：{checked.change.reason}</View>
          </>
        ) : null}
      </Dialog>
    </Page>
  )
}
