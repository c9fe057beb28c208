import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Choice } from '@/ui/choice'
import { Chips } from '@/ui/chips'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import type { Draft, Faults, Typed } from '../survey-edit'
import { audienceNames, kindNames, optionsOf } from '../survey-words'

interface SettingsPartProps {
  draft: Draft
  typed: Typed
  faults: Faults
  fill: (changes: Partial<Typed>) => void
}

/** Whom it asks, when, and how. */
export function SettingsPart({ draft, typed, faults, fill }: SettingsPartProps) {
  const isNew = draft.seenAt === null && draft.scheduleKey === null
  return (
    <Card title='怎样问'>
      <TextInput label='标题' max={40} value={typed.title} error={faults.title} onChange={(title) => fill({ title })} />
      {isNew ? <Chips label='类别' role='radio' options={optionsOf(kindNames)} isOn={(kind) => kind === typed.kind} onTap={(kind) => fill({ kind })} /> : <View className='survey-quiet'>类别：{kindNames[typed.kind]}</View>}
      <TextArea label='开头的话' optional max={400} value={typed.form.intro} onChange={(intro) => fill({ form: { ...typed.form, intro } })} />
      <Choice label='问哪些家庭' options={optionsOf(audienceNames)} value={typed.audience} onChange={(audience) => fill({ audience })} />
      {typed.audience === 'course' ? <Choice label='哪门课' options={draft.courses.map(({ courseId, title }) => ({ value: courseId, label: title }))} value={typed.courseId} error={faults.courseId} onChange={(courseId) => fill({ courseId })} /> : null}
      <TextInput label='哪天开始' max={11} value={typed.opensOn} error={faults.opens} onChange={(opensOn) => fill({ opensOn })} />
      <TextInput label='几点开始' max={6} value={typed.opensTime} onChange={(opensTime) => fill({ opensTime })} />
      <TextInput label='哪天截止' max={11} value={typed.closesOn} error={faults.closes} onChange={(closesOn) => fill({ closesOn })} />
      <TextInput label='几点截止' max={6} value={typed.closesTime} onChange={(closesTime) => fill({ closesTime })} />
      <CheckLine checked={typed.editable} onChange={(editable) => fill({ editable })}>
        截止以前，家长交了还可以改
      </CheckLine>
      <TextInput label='最少几份才分开统计' hint='问卷都不记名。某个年级、课程不到这个份数就不单独统计，至少 8。' kind='number' max={3} value={typed.leastGroup} error={faults.leastGroup} onChange={(leastGroup) => fill({ leastGroup })} />
    </Card>
  )
}
