import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { clockTyped } from '@/ui/clock-typed'
import { spoken } from '@/ui/spoken'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { kindOptions, type ChangeDraft, type Missing } from '../day-change-view'

interface WhatPartProps {
  draft: ChangeDraft
  missing: Missing | null
  change: (changes: Partial<ChangeDraft>) => void
}

/** What is different, and why. */
export function WhatPart({ draft, missing, change }: WhatPartProps) {
  return (
    <Card title='怎样变动'>
      <Choice label='变动' options={kindOptions} value={draft.kind} error={missing?.kind} onChange={(kind) => change({ kind })} />
      {draft.kind === 'room' ? <TextInput label='换到哪间教室' max={30} value={draft.room} error={missing?.room} onChange={(room) => change({ room })} /> : null}
      {draft.kind === 'time' ? (
        <>
          <View className='day-change-pair'>
            <View className='day-change-pair__part'>
              <TextInput label='几点开始' hint={clockTyped(draft.startsAt) ?? '如 15:00'} max={8} value={draft.startsAt} onChange={(startsAt) => change({ startsAt })} />
            </View>
            <View className='day-change-pair__part'>
              <TextInput label='几点结束' hint={clockTyped(draft.endsAt) ?? '如 16:00'} max={8} value={draft.endsAt} onChange={(endsAt) => change({ endsAt })} />
            </View>
          </View>
          {missing?.time ? (
            <View className='k-field__error' {...spoken({ role: 'alert' })}>
              {missing.time}
            </View>
          ) : null}
        </>
      ) : null}
      <TextArea label={draft.kind === 'special' ? '通知的话' : '原因'} hint='家长和老师会看到，请不要写孩子的姓名。' max={100} value={draft.reason} error={missing?.reason} onChange={(reason) => change({ reason })} />
    </Card>
  )
}
