import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlanProblem } from 'cloud/contract/plan-office'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'

const shownAtFirst = 5

/** What still has to be mended, each a tap from its place. */
export function ProblemsPart({ problems, onJump }: { problems: readonly PlanProblem[]; onJump: (problem: PlanProblem) => void }) {
  const [all, setAll] = useState(false)
  if (problems.length === 0) return null
  const shown = all ? problems : problems.slice(0, shownAtFirst)
  return (
    <Card title={`还有 ${problems.length} 处要改`}>
      {shown.map((problem) => (
        <Cell key={`${problem.path} ${problem.message}`} title={problem.field} label={problem.message} onClick={() => onJump(problem)} />
      ))}
      {shown.length < problems.length ? (
        <View className='office-row'>
          <Button onClick={() => setAll(true)}>全部列出</Button>
        </View>
      ) : null}
    </Card>
  )
}
