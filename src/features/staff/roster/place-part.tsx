import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { OptionRow } from '@/ui/option-row'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import { needsAdded, placeableNote } from '../moves-view'
import { mostPlaced, mostReason, usePlaceable, useReason } from '../use-moves'
import type { PartProps } from './part-props'
import { WayBar } from './way-bar'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Children found by class or name and put into the course: the normal way of an assigned one, elsewhere with a reason. */
export function PlacePart({ courseId, course, onDone, onBack }: PartProps) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<readonly string[]>([])
  const [overLine, setOverLine] = useState(false)
  const [tried, setTried] = useState(false)
  const { reason, setReason, clear } = useReason(courseId)
  const list = usePlaceable(courseId, search)
  const { send, sending, refusal, dismiss } = useSend('placeChild')
  const [left, setLeft] = useState<{ childId: string; childName: string; message: string }[]>([])
  const isAssigned = course.admission === 'assigned'
  const noReason = reason.trim() === '' && (!isAssigned || overLine)
  const toggle = (childId: string) => {
    dismiss()
    setLeft([])
    setPicked(picked.includes(childId) ? picked.filter((each) => each !== childId) : [...picked, childId].slice(0, mostPlaced))
  }
  const place = async () => {
    setTried(true)
    // The reason stands above the list, out of sight by now.
    if (noReason) return toTop()
    const output = await send({ courseId, childIds: [...picked], reason: reason.trim(), overLine })
    if (!output) return
    const refused = output.children.filter((child) => child.refusal !== null)
    setPicked(refused.map(({ childId }) => childId))
    if (refused.length > 0) {
      setLeft(refused)
      return toTop()
    }
    clear()
    onDone(`已安排 ${output.children.length} 名孩子，家长会收到消息。`)
  }
  return (
    <Page
      bar={
        <WayBar
          action={picked.length > 0 ? `安排 ${picked.length} 名孩子` : '请先选孩子'}
          disabled={picked.length === 0}
          sending={sending}
          refusal={refusal?.message ?? null}
          onAction={() => void place()}
          onBack={onBack}
        />
      }
    >
      {left.length > 0 ? (
        <Notice tone='refusal' title={`有 ${left.length} 名孩子没有安排上，其余已安排。`}>
          {left.map(({ childId, childName, message }) => (
            <View key={childId}>
              {childName}：{message}
            </View>
          ))}
        </Notice>
      ) : null}
      <Card title={`安排到“${course.title}”`}>
        <TextArea
          label='原因'
          optional={isAssigned && !overLine}
          hint='孩子的家长会看到；另加名额时，候补的家长也会看到，请不要写孩子的姓名。'
          max={mostReason}
          value={reason}
          error={tried && noReason ? '请写明原因，家长会看到' : null}
          onChange={setReason}
        />
        {needsAdded(course) || left.length > 0 || overLine ? (
          <CheckLine checked={overLine} onChange={setOverLine}>
            另加名额安排：不占候补孩子的名额，候补的家长会收到说明和原因
          </CheckLine>
        ) : null}
      </Card>
      <Card title='选孩子'>
        <TextInput label='班级或姓名' optional max={30} value={typed} placeholder='如：三年级1班' onChange={setTyped} />
        <View className='roster-ways'>
          <Button onClick={() => setSearch(typed.trim())}>查找</Button>
        </View>
        {list.state !== 'ready' ? (
          <Pending query={list} />
        ) : list.data.items.length === 0 ? (
          <Empty title={search ? '没有找到可以安排的孩子，请换个字再找。' : '参加这一天服务的孩子都已在这门课里。'} />
        ) : (
          <Wide>
            <PagedList shown={list.data.items.length} total={list.data.total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
              <Columns>
                {list.data.items.map((pupil) => (
                  <OptionRow key={pupil.childId} role='checkbox' checked={picked.includes(pupil.childId)} disabled={pupil.clashesWith !== null} note={placeableNote(pupil)} onClick={() => toggle(pupil.childId)}>
                    {pupil.childName} · {pupil.className} {pupil.rosterNo}号
                  </OptionRow>
                ))}
              </Columns>
            </PagedList>
          </Wide>
        )}
      </Card>
    </Page>
  )
}
