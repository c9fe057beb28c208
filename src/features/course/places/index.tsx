import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { Stale } from '@/ui/stale'
import { endedWords, placeParts, type EndedPlace } from '../places-view'
import { usePlaces } from '../use-places'
import { JoinedCard } from './joined-card'
import { OfferedCard } from './offered-card'
import { WaitingCard } from './waiting-card'
import '../course.scss'

const toMenu = () => void Taro.navigateTo({ url: '/features/course/menu/index' })

const courseReminder = ['course']

/** What the children have, are offered and wait for, and what ended lately and why (FR-031, FR-045). */
export default function CoursePlacesPage() {
  const own = usePlaces()
  const reminders = useReminders(courseReminder)
  const { places, told, refusal } = own
  if (places.state !== 'ready') {
    return (
      <Page>
        <Pending query={places} />
      </Page>
    )
  }
  const { offered, waiting, joined } = placeParts(places.data)
  const { ended } = places.data
  const shared = { own }
  return (
    <Page>
      {places.stale ? <Stale onRetry={places.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {told ? <Notice title={told} /> : null}
      {offered.map((place) => (
        <OfferedCard key={place.placeId} place={place} {...shared} />
      ))}
      {waiting.map((place) => (
        <WaitingCard key={place.placeId} place={place} {...shared} />
      ))}
      {waiting.length > 0 ? <ReminderCard of='候补有名额时' reminders={reminders} /> : null}
      {joined.map((place) => (
        <JoinedCard key={place.placeId} place={place} {...shared} />
      ))}
      {offered.length + waiting.length + joined.length === 0 ? (
        <Empty title='孩子本学期还没有课程，也没有候补。'>
          <Button kind='primary' onClick={toMenu}>
            去选课
          </Button>
        </Empty>
      ) : (
        <View className='course-more'>
          <Button block onClick={toMenu}>
            再看看别的课
          </Button>
        </View>
      )}
      <EndedPart ended={ended} />
    </Page>
  )
}

function EndedPart({ ended }: { ended: EndedPlace[] }) {
  if (ended.length === 0) return null
  return (
    <Fold title='最近结束的'>
      {ended.map((place) => (
        <View key={place.placeId} className='course-outcome'>
          <View className='course-row__title'>
            {place.childName} · {place.title}
          </View>
          <View className='course-quiet'>{endedWords(place)}</View>
        </View>
      ))}
    </Fold>
  )
}
