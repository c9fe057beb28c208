import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { dayWords } from '@/wording/dates'
import { closedIn, draftsIn, lineWords, modeWords, publishedIn, stateOf, type CourseLine } from '../menu-draft-view'
import { useMenuDraft } from '../use-menu-draft'
import { NeedsPart } from './needs-part'
import { SourcesPart } from './sources-part'
import '../course-office.scss'

const open = (url: string) => void Taro.navigateTo({ url: `/features/course-office/${url}` })

/** The office's menu of the term: drafts with what they still need, and what families see already (FR-014). */
export default function CourseMenuDraftPage() {
  const { menu, importFromPlan, copyLastTerm, sending, refusal } = useMenuDraft()
  const [added, setAdded] = useState<number | null>(null)
  if (menu.state !== 'ready') {
    return (
      <Page>
        <Pending query={menu} />
      </Page>
    )
  }
  const { first, items, total } = menu.data
  const drafts = draftsIn(items)
  return (
    <Page bar={drafts.length > 0 ? <PublishBar /> : null}>
      {menu.stale ? <Stale onRetry={menu.refresh} /> : null}
      <Wide>
        <View className='menu-head'>
          <View className='menu-head__title' {...spoken({ role: 'heading' })}>
            {first.term.name}的课程菜单
          </View>
          <View className='menu-quiet'>{`${dayWords(first.term.startsOn)}开学，菜单最好在开学前公布。`}</View>
          {first.menuText ? <View className='menu-quiet'>方案：{first.menuText}</View> : null}
        </View>
        {added === null ? null : <Notice title={`已加进 ${added} 份草稿，请逐门核对。`} />}
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        <View className='menu-ways'>
          <Button kind={drafts.length === 0 ? 'primary' : undefined} onClick={() => open('edit/index')}>
            新建课程
          </Button>
        </View>
        <NeedsPart />
        <SourcesPart menu={first} sending={sending} onImport={async (keys) => setAdded(await importFromPlan(keys))} onCopy={async () => setAdded(await copyLastTerm())} />
        {items.length === 0 ? <Empty title='还没有课程。可以新建，也可以从方案或上学期照搬过来再改。' /> : null}
        <PagedList shown={items.length} total={total} more={menu.more} loadingMore={menu.loadingMore} moreRefused={menu.moreRefused}>
          <Courses title='草稿，家长看不到' courses={drafts} />
          <Courses title='已公布' courses={publishedIn(items)} />
          <Courses title='已停开' courses={closedIn(items)} />
        </PagedList>
      </Wide>
    </Page>
  )
}

const PublishBar = () => (
  <ActionBar>
    <Button block kind='primary' onClick={() => open('check/index')}>
      检查并公布草稿
    </Button>
  </ActionBar>
)

function Courses({ title, courses }: { title: string; courses: CourseLine[] }) {
  if (courses.length === 0) return null
  return (
    <Card title={title}>
      <Columns>
        {courses.map((course) => {
          const state = stateOf(course)
          const label = course.status === 'draft' ? lineWords(course) : `${lineWords(course)} · ${modeWords(course)}`
          return (
            <Cell
              key={course.courseId}
              title={course.title}
              label={
                <>
                  <View>{label}</View>
                  <Badge tone={state.tone}>{state.words}</Badge>
                </>
              }
              spokenAs={`${course.title}，${label}，${state.words}`}
              onClick={() => open(`edit/index?courseId=${course.courseId}`)}
            />
          )
        })}
      </Columns>
    </Card>
  )
}
