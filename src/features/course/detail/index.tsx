import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { refusals } from 'cloud/contract/refusals'
import { useSession } from '@/session/session'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { clockWords, ownSaid, placesSaid, timeWords, type MenuRow } from '../course-words'
import { menuOf, useFamilyMenus } from '../use-family-menus'
import { ChoiceBar } from './choice-bar'
import { DetailFacts } from './detail-facts'
import '../course.scss'

/** Everything about one course, and choosing it or giving it back (FR-043, FR-044). */
export default function CourseDetailPage() {
  const session = useSession()
  const { childId = null, courseId = '' } = useRouter().params
  const menus = useFamilyMenus()
  if (menus.state !== 'ready') {
    return (
      <Page>
        <Pending query={menus} />
      </Page>
    )
  }
  const menu = menuOf(menus.data, childId, session.childId)
  const row = menu?.rows.find(({ course }) => course.courseId === courseId)
  if (!menu || !row) {
    return (
      <Page>
        <Empty title={refusals.course_unknown}>
          <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/course/menu/index' })}>
            去看课程
          </Button>
        </Empty>
      </Page>
    )
  }
  return (
    <Page bar={<ChoiceBar key={courseId} row={row} menu={menu} family={menus.data} schoolId={session.schoolId} refresh={menus.refresh} />}>
      {menus.stale ? <Stale onRetry={menus.refresh} /> : null}
      <DetailHead row={row} childName={menu.child.name} asOf={menu.asOf} />
      <DetailFacts course={row.course} />
    </Page>
  )
}

function DetailHead({ row: { course, own }, childName, asOf }: { row: MenuRow; childName: string; asOf: string }) {
  const places = placesSaid(course)
  return (
    <View className='course-head'>
      <View className='course-head__title' {...spoken({ role: 'heading' })}>
        {course.title}
      </View>
      <View className='course-quiet'>
        {timeWords(course)} · 给{childName}看
      </View>
      <View className='course-head__badges'>
        {own ? <Badge tone={ownSaid(own).tone}>{ownSaid(own).words}</Badge> : null}
        <Badge tone={places.tone}>{places.words}</Badge>
      </View>
      {places.tone === 'calm' ? null : <View className='course-quiet'>名额是 {clockWords(asOf)} 的情况（最多晚 2 秒）。</View>}
    </View>
  )
}
