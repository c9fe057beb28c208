import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { instantWords } from '@/wording/dates'
import { Countdown } from '../countdown'
import { isFull, type MenuRow } from '../course-words'
import { lineWords } from '../outcome-view'
import { ReleasePart } from '../release-part'
import { SendingPart } from '../sending-part'
import { useServerNow } from '@/client/server-clock'
import { isSame, useShortlist, type Outcome } from '../shortlist'
import { canWish, openingsOf, standingOf, type Standing } from '../standing-view'
import { useBasket } from '../use-basket'
import type { ChildMenu, FamilyMenus } from '../use-family-menus'
import { WishButton } from '../wish-button'
import { ChooseDialog } from './choose-dialog'

interface ChoiceBarProps {
  row: MenuRow
  menu: ChildMenu
  family: FamilyMenus
  schoolId: string
  refresh: () => void
}

/** The one thing to do about this course, what came of it, or why there is nothing to do. */
export function ChoiceBar({ row, menu, family, schoolId, refresh }: ChoiceBarProps) {
  const list = useShortlist(schoolId, family.guardianId)
  const [told, setTold] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { course, own } = row
  const line = { childId: menu.child.childId, courseId: course.courseId, title: course.title }
  const answered = (outcome: Outcome) => {
    const ours = outcome.find((each) => isSame(each, line))
    if (ours) setTold(lineWords(ours))
    // What else was sent is told on the shortlist.
    if (ours && outcome.length === 1) list.putAway()
    refresh()
  }
  const basket = useBasket(list, () => course.title, answered)
  const now = useServerNow([...openingsOf([menu]), Date.parse(course.closesAt)])
  const standing = standingOf(row, menu, now)
  const canChoose = !own && (standing.obstacle === null || standing.obstacle === 'clash')
  const tell = (words: string) => {
    setTold(words)
    refresh()
  }
  return (
    <>
      <ActionBar note={own || list.submission ? null : <Why standing={standing} />}>
        <SendingPart basket={basket} />
        {told ? <Notice title={told} /> : null}
        {own ? <OwnPart row={row} menu={menu} onDone={tell} onRefused={refresh} /> : null}
        {list.submission ? null : (
          <View className='course-bar'>
            {canChoose ? (
              <Button block kind='primary' onClick={() => setAsking(true)}>
                {standing.obstacle === 'clash' ? '换成这门课' : isFull(course) ? '现在就排候补' : '现在就选'}
              </Button>
            ) : null}
            {canWish(row, standing) ? <WishButton block list={list} line={line} /> : null}
            {standing.obstacle === 'draw' && course.drawId ? <RankButton childId={line.childId} drawId={course.drawId} /> : null}
          </View>
        )}
      </ActionBar>
      {asking ? (
        <ChooseDialog
          row={row}
          menu={menu}
          onCancel={() => setAsking(false)}
          onChoose={(choices) => {
            setAsking(false)
            setTold(null)
            basket.send([{ childId: line.childId, courseId: line.courseId, together: null, ...choices }])
          }}
        />
      ) : null}
    </>
  )
}

function Why({ standing }: { standing: Standing }) {
  if (standing.obstacle === 'not_open') return <Countdown until={standing.opensAt} />
  return standing.why ? <View>{standing.why}</View> : null
}

const RankButton = ({ childId, drawId }: { childId: string; drawId: string }) => (
  <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: `/features/draw/rank/index?childId=${childId}&drawId=${drawId}` })}>
    去排志愿
  </Button>
)

function OwnPart({ row: { course, own }, menu, ...shared }: { row: MenuRow; menu: ChildMenu; onDone: (words: string) => void; onRefused: () => void }) {
  const now = useServerNow(course.changeUntil === null ? [] : [Date.parse(course.changeUntil)])
  if (!own) return null
  const isOver = own.state === 'joined' && course.changeUntil !== null && now.getTime() >= Date.parse(course.changeUntil)
  return (
    <View className='course-bar'>
      {own.state === 'offered' ? (
        <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/course/places/index' })}>
          去确认这个名额
        </Button>
      ) : isOver ? (
        <View>自己退课、换课到{instantWords(course.changeUntil as string)}为止，要调整请联系学校。</View>
      ) : (
        <ReleasePart place={own} course={course} childName={menu.child.name} {...shared} />
      )}
    </View>
  )
}
