import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Fact } from '@/ui/fact'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import type { ExitDraft } from '../exit-draft'
import { dayOptions, serviceOption, type CheckedExit, type ExitSheet } from '../exit-view'

interface FormPartProps {
  sheet: ExitSheet
  draft: ExitDraft
  /** What is missing; null until the family has tried to go on. */
  missing: Extract<CheckedExit, { kind: 'incomplete' }> | null
  change: (changes: Partial<ExitDraft>) => void
}

/** The written exit 退出申请: which services, the last day; the rest is optional (FR-065). */
export function FormPart({ sheet, draft, missing, change }: FormPartProps) {
  const { child, services, terms } = sheet
  const all = services.map(({ serviceKey }) => serviceKey)
  return (
    <>
      <Notice title={`${child.name}　${child.className}`}>
        <View>退出不需要理由，不影响孩子在学校的任何待遇。</View>
      </Notice>
      <Card>
        <MultiChoice label='退出哪些服务' options={services.map(serviceOption)} value={draft.serviceKeys} error={missing?.services} onChange={(serviceKeys) => change({ serviceKeys })} />
        {all.length > 1 ? (
          <View className='exit-quiet'>
            <Button onClick={() => change({ serviceKeys: all })}>全选</Button>
          </View>
        ) : null}
        <Choice label='最后一天' hint='这一天照常参加。' options={dayOptions(sheet, draft)} value={draft.day} error={draft.day === 'other' ? null : missing?.lastDay} onChange={(day) => change({ day })} />
        {draft.day === 'other' ? (
          <View className='exit-date'>
            <View className='exit-date__part'>
              <TextInput label='几月' kind='number' max={2} value={draft.month} error={missing?.lastDay} onChange={(month) => change({ month })} />
            </View>
            <View className='exit-date__part'>
              <TextInput label='几日' kind='number' max={2} value={draft.date} onChange={(date) => change({ date })} />
            </View>
          </View>
        ) : null}
        <TextInput label='退出后怎样离校' optional max={100} value={draft.collectionNote} placeholder='例如：放学后奶奶接' onChange={(collectionNote) => change({ collectionNote })} />
        <TextArea label='原因' optional hint='可以不写。写了只有您家和学校办公室能看到。' max={200} value={draft.reason} onChange={(reason) => change({ reason })} />
      </Card>
      <Card title='方案对退出的规定'>
        {terms.map(({ name, says }) => (
          <Fact key={name} name={name}>
            {says}
          </Fact>
        ))}
      </Card>
    </>
  )
}
