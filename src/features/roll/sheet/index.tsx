import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { serverNow } from '@/client/server-clock'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Tabs } from '@/ui/tabs'
import { TextInput } from '@/ui/text-input'
import { dateOf } from '@/wording/dates'
import type { RollAddress } from '../mark-queue'
import { addressQuery, countRows, filtered, filterOptions, handedByOf, paperTime, rowsOf, type Filter, type Row } from '../roll-view'
import { useSheet, type OpenSheet } from '../use-sheet'
import { ChildRow } from './child-row'
import { HeadPart } from './head-part'
import { PaperPart, type Paper } from './paper-part'
import { RollBar } from './roll-bar'
import { StatePart } from './state-part'
import '../roll.scss'

/** One roll: a tap a child, everything on the phone first, one request to open and one to save (FR-057, R-052). */
export default function RollSheetPage() {
  const { heldOn = '', serviceKey = '', rollKey = '' } = useRouter().params
  const address: RollAddress = { heldOn, serviceKey, rollKey: decodeURIComponent(rollKey) }
  const open = useSheet(address)
  if ('state' in open) {
    return (
      <Page>
        <Pending query={open} />
      </Page>
    )
  }
  return <SheetPart open={open} />
}

function SheetPart({ open }: { open: OpenSheet }) {
  const { sheet, queue } = open
  const { roll } = sheet
  const [paper, setPaper] = useState<Paper>({ isOn: roll.heldOn < dateOf(sheet.asOf), typed: '', tried: false })
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState<string[] | null>(null)
  const rows = rowsOf(sheet, queue)
  const counts = countRows(rows, roll)
  const choose = (next: Filter) => {
    setFilter(next)
    setShown(next === 'all' ? null : filtered(rows, next))
  }
  const mark = (marked: readonly Row[], state: 'present' | 'late' | 'absent') => {
    if (!paper.isOn) return open.mark(marked, state, null)
    const time = paperTime(paper.typed, roll.heldOn, serverNow())
    if ('at' in time) open.mark(marked, state, time.at)
    else setPaper({ ...paper, tried: true })
  }
  const visible = shown === null ? rows : rows.filter(({ childId }) => shown.includes(childId))
  return (
    <Page bar={<RollBar open={open} rows={rows} onRest={(rest) => mark(rest, 'present')} />}>
      <StatePart open={open} rows={rows} />
      <HeadPart roll={roll} />
      {roll.closedAt !== null && !roll.cancelled ? <AfterwardsPart address={roll} /> : null}
      <PaperPart roll={roll} paper={paper} onChange={setPaper} />
      {rows.length === 0 ? <Empty title='这张点名表上没有孩子。' /> : roll.cancelled ? null : <Tabs label='显示哪些孩子' options={filterOptions(counts)} value={filter} onChange={choose} />}
      {visible.map((row) => (
        <ChildRow key={row.childId} row={row} onMark={(state) => mark([row], state)} />
      ))}
      {rows.length > 0 && visible.length === 0 ? <Empty title={filter === 'unmarked' ? '都点过了。' : '没有点为“没到”的孩子。'} /> : null}
      {rows.length > 0 ? (
        <View className='roll-handed'>
          <TextInput label='谁把孩子交给您' optional hint='如：张老师；和点名一起保存' max={30} value={handedByOf(sheet, queue)} onChange={open.fillHandedBy} />
        </View>
      ) : null}
      {rows.length > 0 && roll.closedAt === null && !roll.cancelled ? <AfterwardsPart address={roll} /> : null}
    </Page>
  )
}

/** What the same teacher does next with the same children. */
function AfterwardsPart({ address }: { address: RollAddress }) {
  return (
    <Card>
      <Cell title='放学送走' label='谁接走、自己离校、带回教室' onClick={() => void Taro.navigateTo({ url: `/features/pick-up/dismissal/index?${addressQuery(address)}` })} />
      <Cell title='报告意外' label='孩子受伤或不舒服，马上通知家长' onClick={() => void Taro.navigateTo({ url: `/features/records/report/index?${addressQuery(address)}` })} />
    </Card>
  )
}
