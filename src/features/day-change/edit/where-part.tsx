import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { dateWords } from '@/wording/dates'
import { all, rollOptions, serviceOptions, type ChangeDraft, type DayRolls } from '../day-change-view'

interface WherePartProps {
  day: DayRolls
  draft: ChangeDraft
  error: string | null
  change: (changes: Partial<ChangeDraft>) => void
}

/** Which service, and which of its groups, classes and courses; only what takes place that day can be chosen. */
export function WherePart({ day, draft, error, change }: WherePartProps) {
  if (day.heldOn < day.today || day.heldOn > day.lastDay) return <Notice tone='refusal'>请填写今天以后、本学期以内的日期。</Notice>
  if (day.rolls.length === 0) return <Empty title={`${dateWords(day.heldOn)}没有课后服务，请换一天。`} />
  const { serviceKey, rollKey } = draft
  return (
    <Card title='哪里有变动'>
      <Choice label='服务' options={serviceOptions(day)} value={serviceKey} error={serviceKey === null ? error : null} onChange={(chosen) => change({ serviceKey: chosen, rollKey: null })} />
      {serviceKey !== null && serviceKey !== all ? <Choice label='班组或课程' options={rollOptions(day, serviceKey)} value={rollKey} error={error} onChange={(chosen) => change({ rollKey: chosen })} /> : null}
    </Card>
  )
}
