import { View } from '@tarojs/components'
import { spoken } from '@/ui/spoken'
import { ratesOf } from '../console-view'

/** Families answered in each of the last seconds, the newest on the right. */
export function RateBars({ bySecond }: { bySecond: readonly number[] }) {
  const { most, total, bars, spoken: label } = ratesOf(bySecond)
  return (
    <>
      <View className='console-bars' {...spoken({ role: 'img', label })}>
        {bars.map(({ key, share }) => (
          <View key={key} className='console-bars__bar' style={{ height: `${share === 0 ? 0 : Math.max(4, Math.round(share * 100))}%` }} />
        ))}
      </View>
      <View className='console-bars__axis'>
        <View>{`${bySecond.length} 秒前`}</View>
        <View>现在</View>
      </View>
      <View className='console-gap'>{total === 0 ? `最近 ${bySecond.length} 秒没有家庭提交。` : `最近 ${bySecond.length} 秒答复了 ${total} 户，最多一秒 ${most} 户。`}</View>
    </>
  )
}
