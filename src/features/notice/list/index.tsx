import type { Output } from 'cloud/contract/operations'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { dateWords, instantWords } from '@/wording/dates'
import { useNotice, type PublicNotice } from '../use-notice'
import { EntryList } from './entry-list'
import { ObjectionPart } from './objection-part'
import './index.scss'

/** The public list of those who take part, names masked, with its period (FR-034, R-059). */
export default function NoticeListPage() {
  const { noticeId } = useRouter().params
  const list = useNotice(noticeId)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { notice, earlier } = list.data.first
  if (!notice) {
    return (
      <Page>
        <Empty title='现在没有公示的名单。' />
        <Others notices={earlier} replace={Boolean(noticeId)} />
      </Page>
    )
  }
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Head notice={notice} />
      <ObjectionPart key={notice.noticeId} notice={notice} onFiled={list.refresh} />
      <EntryList list={list} entries={list.data.items} total={list.data.total} />
      <Others notices={earlier} replace={Boolean(noticeId)} />
    </Page>
  )
}

function Head({ notice: { title, opensOn, closesOn, open, contact, publishedAt } }: { notice: PublicNotice }) {
  return (
    <Card title={title} aside={<Badge tone={open ? 'good' : 'calm'}>{open ? '公示中' : '公示已结束'}</Badge>}>
      <Fact name='公示时间'>{`${dateWords(opensOn)}至${dateWords(closesOn)}`}</Fact>
      <Fact name='联系'>{contact}</Fact>
      <Fact name='发布'>{instantWords(publishedAt)}</Fact>
      <View className='notice-quiet notice-head__note'>为保护孩子，姓名只显示一部分；先后次序只按班级和学号。</View>
    </Card>
  )
}

/** The term's other lists. From one of them the next takes its place, since a phone keeps only ten pages open. */
function Others({ notices, replace }: { notices: Output<'readNotice'>['earlier']; replace: boolean }) {
  if (notices.length === 0) return null
  const open = (noticeId: string) => {
    const url = `/features/notice/list/index?noticeId=${noticeId}`
    void (replace ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
  }
  return (
    <Card title='本学期其他公示'>
      {notices.map(({ noticeId, title, opensOn, closesOn }) => (
        <Cell key={noticeId} title={title} label={`${dateWords(opensOn)}至${dateWords(closesOn)}`} onClick={() => open(noticeId)} />
      ))}
    </Card>
  )
}
