import { useState } from 'react'
import { View } from '@tarojs/components'
import type { WishHow } from 'cloud/contract/pick-up'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Choice, type ChoiceOption } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { dateWords } from '@/wording/dates'
import { earlierTimes, noteFor, usualEnd, wayWords, type WishDraft } from '../pick-up-view'
import type { PickUp } from '../use-pick-up'

const ways: ChoiceOption<WishHow>[] = [
  { value: 'collected', label: '有人来接', note: '老师只把孩子交给名单里的人' },
  { value: 'independent', label: '自己离校', note: '您同意孩子不用人接，自己回家' },
]

interface WishFormProps {
  childId: string
  pickUp: PickUp
  /** Null for the usual way. */
  heldOn: string | null
  onSaved: () => void
  onCancel: () => void
}

/** How the child goes home, as usual or on one day: two taps, and a time only where it leaves earlier. */
export function WishForm({ childId, pickUp, heldOn, onSaved, onCancel }: WishFormProps) {
  const day = pickUp.days.find(({ date }) => date === heldOn)
  const { how, leavesAt, note } = day?.wish ?? pickUp.usual
  // A day's own note is the day's: what is usual is not said twice.
  const [wish, setWish] = useState<WishDraft>({ how, leavesAt, note: heldOn !== null && !day?.wish ? '' : note })
  const [tried, setTried] = useState(false)
  const { send, sending, refusal, dismiss } = useSend('setDepartureWish')
  const clear = useSend('clearDepartureWish')
  const change = (changes: Partial<WishDraft>) => {
    setWish((before) => ({ ...before, ...changes }))
    dismiss()
  }
  const save = async () => {
    setTried(true)
    if (wish.how !== null && (await send({ childId, heldOn, how: wish.how, leavesAt: wish.leavesAt, note: wish.note.trim() }))) onSaved()
  }
  const takeBack = async () => {
    if (await clear.send({ childId, heldOn })) onSaved()
  }
  const times = earlierTimes(heldOn === null ? usualEnd(pickUp) : (day?.endsAt ?? null), wish.leavesAt)
  const isSet = heldOn === null ? pickUp.usual.from === 'wish' : Boolean(day?.wish)
  const refused = refusal ?? clear.refusal
  return (
    <Card title={heldOn === null ? '平时怎样回家' : heldOn === pickUp.today ? '今天怎样回家' : `${dateWords(heldOn)}怎样回家`}>
      {heldOn !== null ? <View className='pick-up-quiet'>只改这一天。平时：{wayWords(pickUp.usual)}。</View> : null}
      <Choice label='怎样回家' options={ways} value={wish.how} error={tried && wish.how === null ? '请选择怎样回家。' : null} onChange={(chosen) => change({ how: chosen, ...(chosen === 'independent' ? { note: '' } : {}) })} />
      {wish.how === 'collected' ? <WhoPart pickUp={pickUp} note={wish.note} onChange={(words) => change({ note: words })} /> : null}
      {times.length > 0 ? (
        <Field label='什么时候离开'>
          <Chips<string | null> label='什么时候离开' role='radio' options={[{ value: null, label: '到结束' }, ...times.map((time) => ({ value: time, label: time }))]} isOn={(time) => time === wish.leavesAt} onTap={(time) => change({ leavesAt: time })} />
        </Field>
      ) : null}
      <TextInput label='给老师的话' optional max={100} placeholder='例如：外婆来接，戴红帽子' value={wish.note} onChange={(words) => change({ note: words })} />
      {refused ? <Notice tone='refusal'>{refused.message}</Notice> : null}
      <View className='pick-up-ways'>
        <Button block kind='primary' loading={sending} onClick={() => void save()}>
          保存，马上生效
        </Button>
        {isSet ? (
          <Button block loading={clear.sending} onClick={() => void takeBack()}>
            {heldOn === null ? '恢复报名时的选择' : '和平时一样'}
          </Button>
        ) : null}
        <Button block disabled={sending} onClick={onCancel}>
          先不改
        </Button>
      </View>
    </Card>
  )
}

/** Who comes today, by a tap; the teacher still checks the list. */
function WhoPart({ pickUp: { guardians, collectors }, note, onChange }: { pickUp: PickUp; note: string; onChange: (note: string) => void }) {
  const names = [...guardians, ...collectors].map(({ name }) => name)
  if (names.length < 2) return null
  return (
    <Field label='谁来接（选填）' hint='点一下，写进给老师的话。'>
      <Chips label='谁来接' role='radio' options={names.map((name) => ({ value: name, label: name }))} isOn={(name) => note === noteFor(name)} onTap={(name) => onChange(note === noteFor(name) ? '' : noteFor(name))} />
    </Field>
  )
}
