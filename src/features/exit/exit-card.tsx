import type { ExitView } from 'cloud/contract/exit'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { dateWords, instantWords } from '@/wording/dates'
import { answerText, exitStage, servicesText } from '@/wording/exit'
import { nowText } from './exit-view'

/** One exit and how far it is. */
export function ExitCard({ exit, childName }: { exit: ExitView; childName: string }) {
  const { name, tone } = exitStage(exit)
  return (
    <Card title={`${childName}退出${servicesText(exit)}`} aside={<Badge tone={tone}>{name}</Badge>}>
      <Fact name='最后一天'>{`${dateWords(exit.lastDay)}${nowText(exit)}`}</Fact>
      <Fact name='学校答复'>{answerText(exit)}</Fact>
      {exit.collectionNote ? <Fact name='离校安排'>{exit.collectionNote}</Fact> : null}
      {exit.reason ? <Fact name='原因'>{exit.reason}</Fact> : null}
      <Fact name='提交'>{`${exit.filedBy}，${instantWords(exit.filedAt)}`}</Fact>
    </Card>
  )
}
