import { View } from '@tarojs/components'
import type { StaffAgreement } from 'cloud/contract/staff-agreement'
import { spoken } from '@/ui/spoken'

/** The clauses of one text, filled in. */
export function StaffText({ clauses, templateVersion, planVersion }: Pick<StaffAgreement, 'clauses' | 'templateVersion' | 'planVersion'>) {
  return (
    <View className='staff-text'>
      <View className='staff-text__version'>
        范本第{templateVersion}版 · 依据第{planVersion}版方案
      </View>
      {clauses.map(({ title, text }) => (
        <View key={title} className='staff-text__clause'>
          <View className='staff-text__title' {...spoken({ role: 'heading' })}>
            {title}
          </View>
          <View>{text}</View>
        </View>
      ))}
    </View>
  )
}
