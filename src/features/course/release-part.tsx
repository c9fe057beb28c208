import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceState } from 'cloud/contract/course'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { weekdayName } from '@/wording/dates'

interface ReleasePartProps {
  place: { placeId: string; state: PlaceState }
  course: { title: string; weekday: number }
  childName: string
  onDone: (words: string) => void
  /** Refused, too: the place is not what the page took it for. */
  onRefused: () => void
}

/** Gives a place back, or leaves the line; says first what that means. Who moves up is nobody's business. */
export function ReleasePart({ place: { placeId, state }, course, childName, onDone, onRefused }: ReleasePartProps) {
  const release = useSend('releaseCourse')
  const [asking, setAsking] = useState(false)
  const leavesLine = state === 'waiting'
  const act = async () => {
    const done = await release.send({ placeId })
    setAsking(false)
    if (done) onDone(leavesLine ? `已退出“${course.title}”的候补` : `已退掉“${course.title}”`)
    else onRefused()
  }
  const ask = () => {
    release.dismiss()
    setAsking(true)
  }
  return (
    <>
      {release.refusal ? <Notice tone='refusal'>{release.refusal.message}</Notice> : null}
      <Button block kind='danger' label={`${leavesLine ? '退出候补' : '退掉'}${course.title}`} onClick={ask}>
        {leavesLine ? '退出候补' : '退掉这门课'}
      </Button>
      <Dialog
        open={asking}
        danger
        title={leavesLine ? `${childName}不再排“${course.title}”？` : `给${childName}退掉“${course.title}”？`}
        action={leavesLine ? '确认退出候补' : '确认退课'}
        loading={release.sending}
        onAction={() => void act()}
        onCancel={() => setAsking(false)}
      >
        {leavesLine ? (
          <View>排队的位置会让给后面的孩子，再想排要从最后排起。</View>
        ) : (
          <>
            <View>名额会马上让出；有人候补时给下一位，再想选要重新排队。</View>
            <View>
              {childName}
              {weekdayName(course.weekday)}的课后服务照常，只是不上这门课。
            </View>
          </>
        )}
      </Dialog>
    </>
  )
}
