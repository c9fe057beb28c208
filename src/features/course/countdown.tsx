import { View } from '@tarojs/components'
import { instantWords } from '@/wording/dates'
import { leftWords } from './course-words'
import { useServerNow } from '@/client/server-clock'

/** Until choosing opens, by the server's clock; only these words are drawn anew each second. */
export function Countdown({ until }: { until: number }) {
  const left = until - useServerNow([until], true).getTime()
  return <View>{left > 0 ? `${instantWords(new Date(until).toISOString())}开始选，还有 ${leftWords(left)}` : '已经开始选课'}</View>
}
