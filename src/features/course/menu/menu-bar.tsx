import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Countdown } from '../countdown'
import type { Shortlist } from '../shortlist'
import { openingsOf } from '../standing-view'
import type { FamilyMenus } from '../use-family-menus'

/** The way to the shortlist, and how long until choosing opens. */
export function MenuBar({ list, family, now }: { list: Shortlist; family: FamilyMenus; now: Date }) {
  const opensAt = openingsOf(family.menus).find((at) => at > now.getTime()) ?? null
  const { wishes, submission, outcome } = list
  if (wishes.length === 0 && !submission && !outcome && opensAt === null) return null
  const words = submission ? '刚才的提交还没有结果，去看看' : outcome ? '看提交结果' : `看心愿单（${wishes.length} 项）`
  return (
    <ActionBar note={opensAt === null ? null : <Countdown until={opensAt} />}>
      <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/course/basket/index' })}>
        {words}
      </Button>
    </ActionBar>
  )
}
