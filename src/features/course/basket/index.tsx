import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { useSession } from '@/session/session'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { SendingPart } from '../sending-part'
import { useServerNow } from '@/client/server-clock'
import { useShortlist } from '../shortlist'
import { linesOf } from '../shortlist-view'
import { openingsOf } from '../standing-view'
import { useBasket } from '../use-basket'
import { titleOf, useFamilyMenus, type FamilyMenus } from '../use-family-menus'
import { OutcomePart } from './outcome-part'
import { SubmitBar } from './submit-bar'
import { WishCard } from './wish-card'
import '../course.scss'

/** What a family would like for all its children: prepared beforehand, looked through on the phone, sent in one go (R-025, FR-044). */
export default function CourseBasketPage() {
  const { schoolId } = useSession()
  const menus = useFamilyMenus()
  if (menus.state !== 'ready') {
    return (
      <Page>
        <Pending query={menus} />
      </Page>
    )
  }
  return <ReadyBasket family={menus.data} stale={menus.stale} refresh={menus.refresh} schoolId={schoolId} />
}

interface ReadyBasketProps {
  family: FamilyMenus
  stale: boolean
  refresh: () => void
  schoolId: string
}

function ReadyBasket({ family, stale, refresh, schoolId }: ReadyBasketProps) {
  const list = useShortlist(schoolId, family.guardianId)
  const answered = () => {
    refresh()
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const basket = useBasket(list, (courseId) => titleOf(family, courseId), answered)
  const lines = linesOf(list.wishes, family, useServerNow(openingsOf(family.menus)))
  const shown = list.submission ? [] : lines
  return (
    <Page bar={shown.length > 0 ? <SubmitBar lines={lines} onSend={basket.send} /> : undefined}>
      {stale ? <Stale onRetry={refresh} /> : null}
      <SendingPart basket={basket} />
      {list.outcome ? <OutcomePart outcome={list.outcome} family={family} list={list} onSend={basket.send} /> : null}
      {list.outcome?.some(({ result }) => result === 'waiting') ? <ReminderPart /> : null}
      {shown.length > 0 ? (
        <View className='course-head'>
          <View className='course-head__title' {...spoken({ role: 'heading' })}>
            {list.outcome ? '还在心愿单里' : '心愿单'}
          </View>
          <View className='course-quiet'>只存在这部手机上，提交后学校才收到。从上到下依次办理。</View>
        </View>
      ) : null}
      {shown.map((line, at) => (
        <WishCard key={`${line.wish.childId}${line.wish.courseId}`} line={line} at={at} lines={lines} list={list} />
      ))}
      {lines.length === 0 && !list.outcome && !list.submission ? <NoWishes /> : null}
    </Page>
  )
}

const courseReminder = ['course']

/** A place on a waiting list is confirmed within hours. */
const ReminderPart = () => <ReminderCard of='候补有名额时' reminders={useReminders(courseReminder)} />

const NoWishes = () => (
  <Empty title='心愿单里还没有课。把想选的课先加进来，开始选课时一次提交；心愿单存在这部手机上，关掉也在。'>
    <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/course/menu/index' })}>
      去看课程
    </Button>
  </Empty>
)
