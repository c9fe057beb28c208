import { useState } from 'react'
import { View } from '@tarojs/components'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Wide } from '@/ui/wide'
import { phaseWords } from '../console-view'
import { useChecklist } from '../use-checklist'
import { useRehearsal } from '../use-rehearsal'
import { useSignUpDay } from '../use-sign-up-day'
import { ChecklistPart } from './checklist-part'
import { LivePart } from './live-part'
import { RehearsalPart } from './rehearsal-part'
import './index.scss'

type Part = 'checklist' | 'rehearsal' | 'live'

const parts: { value: Part; label: string }[] = [
  { value: 'checklist', label: '开放前检查' },
  { value: 'rehearsal', label: '演练' },
  { value: 'live', label: '选课实况' },
]

/** The sign-up day for the office: what to look at before, a rehearsal, and what happens while families choose. */
export default function SignUpConsolePage() {
  const { checklist, confirm, sending, refusal } = useChecklist()
  const rehearsal = useRehearsal()
  const [chosen, setChosen] = useState<Part | null>(null)
  // Whoever comes while families choose wants to see that first.
  const part = chosen ?? (checklist.state === 'ready' && checklist.data.phase === 'open' ? 'live' : 'checklist')
  const watched = useSignUpDay(part === 'live' && checklist.state === 'ready')
  if (checklist.state !== 'ready') {
    return (
      <Page>
        <Pending query={checklist} />
      </Page>
    )
  }
  const { data } = checklist
  return (
    <Page>
      {checklist.stale ? <Stale onRetry={checklist.refresh} /> : null}
      <Wide>
        <View className='console-head'>
          <View className='console-head__term' {...spoken({ role: 'heading' })}>
            {data.termName}
          </View>
          <View className='console-quiet'>{phaseWords(watched.day ?? data)}</View>
        </View>
        <Tabs label='看哪一部分' options={parts} value={part} onChange={setChosen} />
        {part === 'checklist' ? <ChecklistPart checklist={data} confirm={confirm} sending={sending} refusal={refusal} onRefresh={checklist.refresh} onRehearse={() => setChosen('rehearsal')} /> : null}
        {part === 'rehearsal' ? <RehearsalPart rehearsal={rehearsal} /> : null}
        {part === 'live' ? <LivePart watched={watched} /> : null}
      </Wide>
    </Page>
  )
}
