import { useState } from 'react'
import { View } from '@tarojs/components'
import { weekdaysText } from 'cloud/rules/plan-words'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { MultiChoice } from '@/ui/multi-choice'
import type { MenuDraft } from '../menu-draft-view'

interface Props {
  menu: MenuDraft
  sending: boolean
  onImport: (planKeys: string[]) => Promise<void>
  onCopy: () => Promise<void>
}

/** What can be taken over instead of being typed: courses of the plan, and those of the term before. */
export function SourcesPart({ menu: { planned, lastTerm }, sending, onImport, onCopy }: Props) {
  const [chosen, setChosen] = useState<string[]>([])
  const keys = planned.map(({ planKey }) => planKey).filter((key) => chosen.includes(key))
  return (
    <>
      {planned.length > 0 ? (
        <Card title='方案里由家长选的课'>
          <MultiChoice
            label='选要开的课'
            hint='每个上课的星期做一份草稿，时间、地点、教师按方案填好。'
            options={planned.map(({ planKey, title, serviceName, weekdays }) => ({ value: planKey, label: title, note: [serviceName, weekdaysText(weekdays)].filter(Boolean).join(' · ') }))}
            value={keys}
            onChange={setChosen}
          />
          <View className='menu-ways'>
            <Button disabled={keys.length === 0} loading={sending} onClick={() => void onImport(keys)}>
              {keys.length === 0 ? '做成草稿' : `把这 ${keys.length} 门做成草稿`}
            </Button>
            {keys.length < planned.length ? <Button onClick={() => setChosen(planned.map(({ planKey }) => planKey))}>全选</Button> : null}
          </View>
        </Card>
      ) : null}
      {lastTerm ? (
        <Card title={lastTerm.name}>
          <View>有 {lastTerm.courses} 门课可以照搬成草稿，选课时间和名额期限要重新填。</View>
          <View className='menu-ways'>
            <Button loading={sending} onClick={() => void onCopy()}>
              照搬 {lastTerm.courses} 门
            </Button>
          </View>
        </Card>
      ) : null}
    </>
  )
}
