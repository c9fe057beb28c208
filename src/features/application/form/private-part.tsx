import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Fold } from '@/ui/fold'
import { TextArea } from '@/ui/text-area'
import { fieldId } from '../check-draft'
import type { PartProps } from './part-props'

/** Why this family needs the service, where the plan admits by need (R-002, S9). */
export function DifficultyPart({ plan, draft, problems, change }: PartProps) {
  if (plan.audience.admission !== 'conditional') return null
  return (
    <Card title='接送困难'>
      <View id={fieldId('pickUpDifficulty')}>
        <TextArea
          label='接送有什么困难'
          hint='本校面向接送确有困难的家庭，请写明。只有审核的老师能看到。'
          max={300}
          value={draft.pickUpDifficulty}
          error={problems.pickUpDifficulty}
          onChange={(pickUpDifficulty) => change({ pickUpDifficulty })}
        />
      </View>
    </Card>
  )
}

/** What a family need not say, folded away so that the rest stays short. */
export function PrivatePart({ plan, draft, problems, change }: PartProps) {
  const wrong = Boolean(problems.priorityGroup ?? problems.priorityNote ?? problems.healthNote)
  const filled = Boolean(draft.priority) || draft.healthNote !== ''
  return (
    <Fold key={wrong ? 'wrong' : 'right'} title='优先对象和健康提示（选填）' open={wrong || filled}>
      {plan.priorityGroups.length > 0 ? (
        <View id={fieldId('priorityGroup')}>
          <Choice
            label='优先对象'
            optional
            hint='只有审核的老师能看到，不会出现在公示名单里。不选就是不申请。'
            options={[{ value: '', label: '不申请' }, ...plan.priorityGroups.map(({ key, name }) => ({ value: key, label: name }))]}
            value={draft.priority}
            error={problems.priorityGroup}
            onChange={(priority) => change({ priority })}
          />
        </View>
      ) : null}
      {draft.priority ? (
        <TextArea
          label='优先情况说明'
          optional
          max={200}
          value={draft.priorityNote}
          error={problems.priorityNote}
          onChange={(priorityNote) => change({ priorityNote })}
        />
      ) : null}
      <TextArea
        label='健康提示'
        optional
        hint='例如过敏。写了就表示您同意让审核和照看孩子的老师看到；不写不影响参加。'
        max={200}
        value={draft.healthNote}
        error={problems.healthNote}
        onChange={(healthNote) => change({ healthNote })}
      />
    </Fold>
  )
}
