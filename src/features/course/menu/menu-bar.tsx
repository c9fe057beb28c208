import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Countdown } from '../countdown'
import type { Shortlist } from '../shortlist'
import { openingsOf } from '../standing-view'
import type { ChildMenu } from '../use-family-menus'

/** The way to the shortlist, once something is on it, and how long until this child may choose. */
export function MenuBar({ list, menu, now }: { list: Shortlist; menu: ChildMenu; now: Date }) {
  const opensAt = openingsOf([menu]).find((at) => at > now.getTime()) ?? null
  const { wishes, submission, outcome } = list
  const hasList = wishes.length > 0 || submission !== null || outcome !== null
  if (!hasList && opensAt === null) return null
  const words = submission ? '刚才的提交还没有结果，去看看' : outcome ? '看提交结果' : `看心愿单（${wishes.length} 项）`
  return (
    <ActionBar note={opensAt === null ? null : <Countdown until={opensAt} />}>
      {hasList ? (
        <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/course/basket/index' })}>
          {words}
        </Button>
      ) : null}
    </ActionBar>
  )
}
