import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Fold } from '@/ui/fold'
import { offerOptions } from '../choice-fields'
import { ownSaid } from '../course-words'
import { movementWords, titlesWords, type Place } from '../places-view'
import { ReleasePart } from '../release-part'
import type { UsePlaces } from '../use-places'
import { PlaceFacts } from './place-facts'

/** A wait: which position, how it moved, and what happens when its turn comes. */
export function WaitingCard({ place, own: { set, tell, sending } }: { place: Place; own: UsePlaces }) {
  const { words, tone } = ownSaid(place)
  return (
    <Card title={place.course.title} aside={<Badge tone={tone}>{words}</Badge>}>
      <PlaceFacts place={place} />
      {place.wouldGiveBack.length > 0 ? <View className='course-note'>轮到并选上后，会退掉{titlesWords(place.wouldGiveBack)}。</View> : null}
      <View className='course-fields'>
        <Choice
          label='轮到时'
          options={offerOptions.map((option) => ({ ...option, disabled: sending }))}
          value={place.onOffer}
          onChange={(onOffer) => (onOffer === place.onOffer ? undefined : void set(place, onOffer))}
        />
      </View>
      {place.movements.length > 0 ? (
        <View className='course-inset'>
          <Fold title='排队的变化'>
            {movementWords(place).map((line) => (
              <View key={line}>{line}</View>
            ))}
          </Fold>
        </View>
      ) : null}
      <ReleasePart place={place} course={place.course} childName={place.childName} onDone={tell} onRefused={() => tell(null)} />
    </Card>
  )
}
