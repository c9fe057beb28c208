import { Text, View } from '@tarojs/components'
import { OptionRow } from '@/ui/option-row'
import type { ReviewCard } from '../reviews-view'

/** One application: its head is the tick, below it everything a reviewer needs without opening anything. */
export function ReviewRow({ card, checked, onToggle }: { card: ReviewCard; checked: boolean; onToggle: () => void }) {
  return (
    <View className='review-card'>
      <OptionRow role='checkbox' checked={checked} note={card.note} onClick={onToggle}>
        {card.title}
      </OptionRow>
      <View className='review-card__body'>
        {card.services.map((service) => (
          <View key={service} className='review-card__service'>
            {service}
          </View>
        ))}
        {card.lines.map(({ name, says, marked }) => (
          <View key={name} className={`review-card__line${marked ? ' review-card__line--marked' : ''}`}>
            <Text className='review-card__name'>{name}：</Text>
            {says}
          </View>
        ))}
      </View>
    </View>
  )
}
