import { View } from '@tarojs/components'
import { Button } from '@/ui/button'

interface MoveButtonsProps {
  /** What is moved, in words. */
  what: string
  index: number
  count: number
  onMove: (by: -1 | 1) => void
}

/** One place up or down; nothing where there is only one. */
export function MoveButtons({ what, index, count, onMove }: MoveButtonsProps) {
  if (count < 2) return null
  return (
    <View className='survey-pair'>
      <Button label={`${what}上移`} disabled={index === 0} onClick={() => onMove(-1)}>
        上移
      </Button>
      <Button label={`${what}下移`} disabled={index === count - 1} onClick={() => onMove(1)}>
        下移
      </Button>
    </View>
  )
}
