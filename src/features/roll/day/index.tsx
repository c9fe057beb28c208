import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { homeWords, isEverybodyHome, namedRows, sorted, unnamed, wasSeen, type SchoolDay } from '../day-view'
import { DayTurns } from '../day-turns'
import { RollRow } from '../roll-row'
import { UndatedPart } from '../undated-part'
import { addressQuery, clockWords, sumWords } from '../roll-view'
import '../roll.scss'

/** The office's whole day: who is missing, which rolls are overdue, what is still open, what is done (FR-057, FR-058, R-052). */
export default function RollDayPage() {
  const [heldOn, setHeldOn] = useState<string | undefined>()
  const day = useQuery('readSchoolDay', heldOn ? { heldOn } : {})
  if (day.state !== 'ready') {
    return (
      <Page>
        <Pending query={day} />
        {heldOn && day.state !== 'loading' ? <Button onClick={() => setHeldOn(undefined)}>回到今天</Button> : null}
      </Page>
    )
  }
  const { data } = day
  return (
    <Page>
      {day.stale ? <Stale onRetry={day.refresh} /> : null}
      <Wide>
        <DayTurns day={data} onTurn={setHeldOn} />
        <UndatedPart names={data.undated} />
        {data.rolls.length === 0 ? (
          <Empty title='这一天没有课后服务。' />
        ) : (
          <>
            <Card>
              <Cell title={`${data.rolls.length} 张点名表`} label={sumWords(data.totals)} value={<Button onClick={day.refresh}>刷新</Button>} />
              <View className='roll-quiet'>{`${clockWords(data.asOf)} 的情况。一个孩子在几张表上，就算几次。`}</View>
            </Card>
            <BoardPart day={data} />
          </>
        )}
      </Wide>
    </Page>
  )
}

function BoardPart({ day }: { day: SchoolDay }) {
  const { overdue, missing, open, done } = sorted(day)
  const now = new Date(day.asOf)
  const rows = (rolls: SchoolDay['rolls']) => (
    <Columns roomy>
      {rolls.map((roll) => (
        <RollRow key={addressQuery(roll)} roll={roll} now={now} heldBack={null} />
      ))}
    </Columns>
  )
  return (
    <>
      <MissingPart day={day} />
      {day.stillHere.length > 0 ? <HomePart day={day} /> : null}
      {overdue.length > 0 ? <Card title={`到点还没点完（${overdue.length}）`}>{rows(overdue)}</Card> : null}
      {missing.length > 0 ? <Card title={`有孩子没到（${missing.length}）`}>{rows(missing)}</Card> : null}
      {open.length > 0 ? <Card title={`还没交接（${open.length}）`}>{rows(open)}</Card> : null}
      {day.stillHere.length > 0 ? null : <HomePart day={day} />}
      {done.length > 0 ? <Fold title={`已交接、暂停（${done.length}）`}>{rows(done)}</Fold> : null}
    </>
  )
}

/** Is everybody home: each child once, and who is past the end and not written down as gone, by name (FR-059). */
function HomePart({ day }: { day: SchoolDay }) {
  if (!wasSeen(day)) return null
  const rows = namedRows(day, day.stillHere)
  return (
    <Card title={rows.length > 0 ? `过了时间，还没记离开（${rows.length}）` : isEverybodyHome(day) ? '孩子都有着落了' : '离开情况'}>
      <View className='roll-quiet'>{homeWords(day)}</View>
      <Columns roomy>
        {rows.map(({ childId, name, className, where, address }) => (
          <Cell key={childId} title={name} label={[className, where].filter(Boolean).join(' · ')} onClick={() => void Taro.navigateTo({ url: `/features/pick-up/dismissal/index?${addressQuery(address)}` })} />
        ))}
      </Columns>
    </Card>
  )
}

function MissingPart({ day }: { day: SchoolDay }) {
  const rows = namedRows(day, day.missing)
  if (rows.length === 0) return <Notice title='没有点为“没到”的孩子。' />
  const more = unnamed(day)
  return (
    <Card title={`没到的孩子（${rows.length + more}）`}>
      <Columns roomy>
        {rows.map(({ childId, name, className, where, address }) => (
          <Cell key={`${childId} ${addressQuery(address)}`} title={name} label={[className, where].filter(Boolean).join(' · ')} onClick={() => void Taro.navigateTo({ url: `/features/roll/sheet/index?${addressQuery(address)}` })} />
        ))}
      </Columns>
      {more > 0 ? <View className='roll-quiet'>{`还有 ${more} 人，请打开下面的点名表看。`}</View> : null}
    </Card>
  )
}
