import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'

/** Beside a group's name: how many children, and how many staff it still lacks. */
export const HeadBadges = ({ total, missing }: { total: number; missing: number }) => (
  <View className='groups-badges'>
    <Badge>{`${total} 人`}</Badge>
    {missing > 0 ? <Badge tone='bad'>{`还缺 ${missing} 名教师`}</Badge> : null}
  </View>
)
