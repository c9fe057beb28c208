import { Text, View } from '@tarojs/components'
import { spoken } from './spoken'
import './steps.scss'

export type StepState = 'done' | 'current' | 'later' | 'returned' | 'refused'

export interface Step {
  key: string
  title: string
  state: StepState
  /** Who acts, when it happened, until when: one quiet line each. */
  lines?: string[]
  /** The reviewer's reason, shown in full. */
  reason?: string | null
}

const stateWords: Record<StepState, string> = { done: '已完成', current: '进行中', later: '未开始', returned: '已退回', refused: '未通过' }

/** A chain of steps from top to bottom. `plain` leaves out the states, to explain a chain that nobody has begun. */
export function Steps({ steps, plain }: { steps: Step[]; plain?: boolean }) {
  return (
    <View {...spoken({ role: 'list' })}>
      {steps.map((step, index) => (
        <View key={step.key} className={`k-step k-step--${plain ? 'plain' : step.state}`} {...spoken({ role: 'listitem' })}>
          <View className='k-step__rail'>
            <View className='k-step__mark'>{index + 1}</View>
            <View className='k-step__line' />
          </View>
          <View className='k-step__body'>
            <View className='k-step__title'>
              {step.title}
              {plain ? '' : '　'}
              {plain ? null : <Text className='k-step__state'>{stateWords[step.state]}</Text>}
            </View>
            {step.lines?.map((line) => (
              <View key={line} className='k-step__note'>
                {line}
              </View>
            ))}
            {step.reason ? <View className='k-step__reason'>原因：{step.reason}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
