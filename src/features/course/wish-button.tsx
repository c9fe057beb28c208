import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { mostWishes, type Shortlist, type ShortlistActions, type Wish } from './shortlist'
import { wishOf } from './shortlist-view'

interface WishButtonProps {
  list: Shortlist & ShortlistActions
  line: Pick<Wish, 'childId' | 'courseId' | 'title'>
  block?: boolean
}

/** Puts a course on the shortlist, or takes it off. */
export function WishButton({ list, line, block }: WishButtonProps) {
  const at = wishOf(list.wishes, line.childId, line.courseId)
  const isFull = list.wishes.length >= mostWishes
  const toggle = () => (at >= 0 ? list.remove(line) : list.add(line))
  return (
    <View className='course-wish'>
      <Button block={block} disabled={at < 0 && isFull} label={at >= 0 ? `从心愿单移走${line.title}` : `把${line.title}加入心愿单`} onClick={toggle}>
        {at >= 0 ? `已在心愿单第 ${at + 1} 项，移走` : isFull ? `心愿单已满 ${mostWishes} 项` : '加入心愿单'}
      </Button>
    </View>
  )
}
