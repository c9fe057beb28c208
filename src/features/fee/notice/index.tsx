import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { FeeNoticeView } from 'cloud/contract/fee-notice'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { FactCard } from '@/ui/fact-card'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { fullDateWords } from '@/wording/dates'
import { commonCards, serviceCards, versionWords } from '@/wording/fee-notice'
import './index.scss'

type Which = 'current' | 'next'

/** What is charged and by whose authority, for anyone at all, before anything may be charged (FR-068). */
export default function FeeNoticePage() {
  const notice = useQuery('readFeeNotice', {})
  const [picked, setPicked] = useState<Which>('current')
  if (notice.state !== 'ready') {
    return (
      <Page>
        <Pending query={notice} />
      </Page>
    )
  }
  const { current, next, earlier } = notice.data
  const which: Which = next && (current === null || picked === 'next') ? 'next' : 'current'
  const shown = which === 'next' ? next : current
  return (
    <Page>
      {notice.stale ? <Stale onRetry={notice.refresh} /> : null}
      {current && next ? (
        <Tabs
          label='哪一版'
          options={[
            { value: 'current' as const, label: '现在执行' },
            { value: 'next' as const, label: `${fullDateWords(next.inForceFrom)}起` },
          ]}
          value={which}
          onChange={setPicked}
        />
      ) : null}
      {shown ? <NoticePart notice={shown} inForce={which === 'current'} /> : <Unpublished />}
      {earlier.length > 0 ? (
        <Card title='以前的版本'>
          {earlier.map((each) => (
            <Cell key={each.version} title={versionWords(each)} />
          ))}
        </Card>
      ) : null}
    </Page>
  )
}

function Unpublished() {
  return (
    <Empty title='学校还没有公布收费公示，公布以前不能收费。'>
      <Button onClick={() => void Taro.navigateTo({ url: '/features/plan/read/index' })}>看方案</Button>
    </Empty>
  )
}

function NoticePart({ notice, inForce }: { notice: FeeNoticeView; inForce: boolean }) {
  const { content } = notice
  return (
    <>
      <Card title={`${content.schoolName}课后服务收费公示`} aside={<Badge tone={inForce ? 'good' : 'calm'}>{inForce ? '现在执行' : '还没开始执行'}</Badge>}>
        <Fact name='学期'>{`${content.termName}，${fullDateWords(content.startsOn)}至${fullDateWords(content.endsOn)}`}</Fact>
        <Fact name='版本'>{versionWords(notice)}</Fact>
        <View className='fee-notice-quiet'>没有公示的项目，学校不能收。参加和退出都由您自己决定。</View>
      </Card>
      {serviceCards(content).map(({ key, ...card }) => (
        <FactCard key={key} {...card} />
      ))}
      {commonCards(content).map(({ key, ...card }) => (
        <FactCard key={key} {...card} />
      ))}
      <AskPart phone={content.complaintPhone} />
    </>
  )
}

const open = (url: string) => void Taro.navigateTo({ url })

/** The phone first, which needs neither this app nor the school; then writing, and what became of the money. */
function AskPart({ phone }: { phone: string | null }) {
  return (
    <Card title='对收费有疑问'>
      <Fact name='投诉电话'>{phone}</Fact>
      {phone === null ? null : (
        <View className='fee-notice-phone'>
          <Button block label={`打投诉电话 ${phone}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
            打电话
          </Button>
        </View>
      )}
      <View className='fee-notice-phone'>
        <Cell title='写投诉' label='可以不写名字，可以直接交给教育局' onClick={() => open('/features/complaint/file/index')} />
        <Cell title='收支公示' label='学校一共收了多少、花在哪里' onClick={() => open('/features/fee/accounts/index')} />
      </View>
    </Card>
  )
}
