import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import type { Place } from '../places-view'
import { ReleasePart } from '../release-part'
import type { UsePlaces } from '../use-places'
import { PlaceFacts } from './place-facts'

export function JoinedCard({ place, own: { tell } }: { place: Place; own: UsePlaces }) {
  return (
    <Card title={place.course.title} aside={<Badge tone='good'>已选</Badge>}>
      <PlaceFacts place={place} />
      <View className='course-ways'>
        {place.canRelease ? (
          <ReleasePart place={place} course={place.course} childName={place.childName} onDone={tell} onRefused={() => tell(null)} />
        ) : (
          <View>自己退课、换课的时间已经结束，要调整请联系学校。</View>
        )}
      </View>
    </Card>
  )
}
