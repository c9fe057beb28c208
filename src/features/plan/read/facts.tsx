import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Fold } from '@/ui/fold'
import { Unstated } from '@/ui/unstated'
import type { PlanFact, PlanPart } from '../plan-view'

/** Names and what the plan says under each, line by line; what it leaves out is named together at the end, in one 未公布. */
export function Facts({ facts }: { facts: readonly PlanFact[] }) {
  const gaps = facts.filter(({ says }) => says === null).map(({ name }) => name)
  const shown = [...facts.filter(({ says }) => says !== null), ...(gaps.length > 0 ? [{ name: gaps.join('、'), says: null }] : [])]
  // Names may repeat: two activities of one name on different days.
  return shown.map(({ name, says }, index) => (
    <Fact key={index} name={name}>
      {Array.isArray(says) ? says.map((line, at) => <Line key={at}>{line}</Line>) : says}
    </Fact>
  ))
}

const Line = ({ children }: { children: string }) => <View className='plan-line'>{children}</View>

/** What families look for in every plan: shown open, and where the plan says nothing at all, 未公布. */
export const FactCard = ({ title, facts }: PlanPart) => <Card title={title}>{facts.length > 0 ? <Facts facts={facts} /> : <Unstated />}</Card>

/** The long rest, one fold for each part; a part that the plan does not have is not there. */
export function FactFolds({ parts, open = false }: { parts: readonly PlanPart[]; open?: boolean }) {
  const told = parts.filter(({ facts }) => facts.length > 0)
  if (open) return told.map((part) => <FactCard key={part.title} {...part} />)
  return told.map(({ title, facts }) => (
    <Fold key={title} title={title}>
      <Facts facts={facts} />
    </Fold>
  ))
}
