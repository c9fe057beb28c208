import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { instantWords } from '@/wording/dates'
import { titlesWords, type Place } from '../places-view'
import type { UsePlaces } from '../use-places'
import { PlaceFacts } from './place-facts'

/** A place that came free and is held for this child until a time. */
export function OfferedCard({ place, own: { accept, decline, sending } }: { place: Place; own: UsePlaces }) {
  const [asking, setAsking] = useState<'accept' | 'decline' | null>(null)
  const { course, childName, offerUntil, wouldGiveBack } = place
  const givesBack = wouldGiveBack.length > 0
  const act = async () => {
    await (asking === 'accept' ? accept(place) : decline(place))
    setAsking(null)
  }
  return (
    <Card title={course.title} aside={<Badge tone='todo'>有名额，等您确认</Badge>}>
      <PlaceFacts place={place} />
      {offerUntil ? <View className='course-note'>名额为{childName}保留到{instantWords(offerUntil)}，过时给下一位。</View> : null}
      {givesBack ? <View className='course-note'>接受后会退掉{titlesWords(wouldGiveBack)}。</View> : null}
      <View className='course-bar'>
        <Button block kind='primary' loading={sending} onClick={() => (givesBack ? setAsking('accept') : void accept(place))}>
          接受这个名额
        </Button>
        <Button block disabled={sending} onClick={() => setAsking('decline')}>
          让给下一位
        </Button>
      </View>
      <Dialog
        open={asking === 'accept'}
        title={`给${childName}接受“${course.title}”？`}
        action={`接受，并退掉${titlesWords(wouldGiveBack)}`}
        loading={sending}
        onAction={() => void act()}
        onCancel={() => setAsking(null)}
      >
        <View>时间冲突的{titlesWords(wouldGiveBack)}会马上退掉，再想选要看有没有名额。</View>
      </Dialog>
      <Dialog open={asking === 'decline'} danger title={`把“${course.title}”让给下一位？`} action='确认让给下一位' loading={sending} onAction={() => void act()} onCancel={() => setAsking(null)}>
        <View>让出后{childName}不再排这门课，再想选要重新排队。</View>
      </Dialog>
    </Card>
  )
}
