import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { gradeName } from '@/wording/grades'
import { listAt } from '../document-edit'
import type { PlanText } from '../use-editing'

const allGrades = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The draft as a family of one grade would read it. */
export function PreviewPart({ planId, document }: { planId: string; document: PlanText }) {
  const stated = listAt(document, ['audience', 'grades']).filter((grade): grade is number => typeof grade === 'number')
  const grades = stated.length > 0 ? stated : allGrades
  return (
    <Card title='预览'>
      {grades.map((grade) => (
        <Cell key={grade} title={`${gradeName(grade)}家长看到的`} onClick={() => void Taro.navigateTo({ url: `/features/plan/read/index?draft=${planId}&grade=${grade}` })} />
      ))}
    </Card>
  )
}
