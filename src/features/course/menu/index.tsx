import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { refusals } from 'cloud/contract/refusals'
import { chooseChild, useSession } from '@/session/session'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { openingsOf } from '../standing-view'
import { useServerNow } from '@/client/server-clock'
import { useShortlist } from '../shortlist'
import { menuOf, useFamilyMenus, type ChildMenu, type FamilyMenus } from '../use-family-menus'
import { MenuBar } from './menu-bar'
import { MenuHead } from './menu-head'
import { MenuParts } from './menu-parts'
import '../course.scss'

/** The courses of the term for every child of a family (FR-041, FR-042): its own first, then what it may take, then the rest. */
export default function CourseMenuPage() {
  const session = useSession()
  const asked = useRouter().params.childId ?? null
  const menus = useFamilyMenus()
  const [chosen, setChosen] = useState<string | null>(null)
  if (menus.state !== 'ready') {
    return (
      <Page>
        <Pending query={menus} />
      </Page>
    )
  }
  const { data } = menus
  const menu = menuOf(data, chosen ?? asked, session.childId)
  if (!menu) {
    return (
      <Page>
        <Empty title={data.menus.length === 0 ? '还没有绑定孩子，绑定后就能看到孩子的课程。' : refusals.child_not_yours}>
          <Button kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/family/bind/index' })}>
            绑定孩子
          </Button>
        </Empty>
      </Page>
    )
  }
  const choose = (id: string) => {
    setChosen(id)
    chooseChild(id)
  }
  return <ReadyMenu family={data} menu={menu} stale={menus.stale} refresh={menus.refresh} onChild={choose} schoolId={session.schoolId} />
}

interface ReadyMenuProps {
  family: FamilyMenus
  menu: ChildMenu
  stale: boolean
  refresh: () => void
  onChild: (childId: string) => void
  schoolId: string
}

function ReadyMenu({ family, menu, stale, refresh, onChild, schoolId }: ReadyMenuProps) {
  const list = useShortlist(schoolId, family.guardianId)
  const now = useServerNow(openingsOf(family.menus))
  const children = family.menus.map(({ child }) => ({ value: child.childId, label: child.name }))
  return (
    <Page bar={<MenuBar list={list} menu={menu} now={now} />}>
      {stale ? <Stale onRetry={refresh} /> : null}
      {children.length > 1 ? <Tabs label='选择孩子' options={children} value={menu.child.childId} onChange={onChild} /> : null}
      <MenuHead menu={menu} refresh={refresh} />
      {menu.rows.length === 0 ? <Empty title='学校还没有公布本学期的课程。' /> : <MenuParts key={menu.child.childId} menu={menu} list={list} now={now} />}
    </Page>
  )
}
