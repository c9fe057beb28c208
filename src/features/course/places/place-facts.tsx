import { View } from '@tarojs/components'
import { timeWords, whereWords } from '../course-words'
import type { Place } from '../places-view'

/** Who, when, where; and the school's own reason where its staff placed the child. */
export function PlaceFacts({ place: { childName, course, reason } }: { place: Place }) {
  return (
    <>
      <View>
        {childName} · {timeWords(course)}
      </View>
      <View className='course-quiet'>{whereWords(course)}</View>
      {reason ? <View>学校说明：{reason}</View> : null}
    </>
  )
}
