import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { NameChoice } from '@/ui/name-choice'
import { TextInput } from '@/ui/text-input'
import { missingIn, movePart, neededIn, partWords, totalOf, type DraftGroup, type Part } from '../groups-view'
import type { Groups } from '../use-groups'
import { HeadBadges } from './head-badges'

interface Props {
  groups: DraftGroup[]
  index: number
  staff: Groups['staff']
  staffing: Groups['staffing']
  tried: boolean
  onChange: (groups: DraftGroup[]) => void
}

/** One group to change: its classes, name, room and people. */
export function GroupEditor({ groups, index, staff, staffing, tried, onChange }: Props) {
  const group = groups[index] as DraftGroup
  const [open, setOpen] = useState(false)
  const fill = (changes: Partial<DraftGroup>) => onChange(groups.map((each, at) => (at === index ? { ...each, ...changes } : each)))
  const teachers = staff.filter(({ staffId }) => staffId === group.teacherId || group.assistantIds.includes(staffId)).map(({ name }) => name)
  const missing = missingIn(neededIn(group, staffing), group)
  return (
    <Card title={group.name || '还没有名称'} aside={<HeadBadges total={totalOf(group)} missing={missing} />}>
      {group.parts.map((part) => (
        <PartRow key={`${part.classId}${part.fromRosterNo}`} part={part} groups={groups} index={index} onMove={(to) => onChange(movePart(groups, index, part, to))} />
      ))}
      {open || (tried && !group.name.trim()) ? (
        <View className='groups-gap'>
          <TextInput label={`班组 ${index + 1} 的名称`} max={30} value={group.name} error={tried && !group.name.trim() ? '请填写名称' : null} onChange={(name) => fill({ name })} />
          <TextInput label={`班组 ${index + 1} 的教室`} max={60} value={group.room} onChange={(room) => fill({ room })} />
          <NameChoice label={`班组 ${index + 1} 的教师`} single staff={staff} value={group.teacherId === null ? [] : [group.teacherId]} onChange={([teacherId]) => fill({ teacherId: teacherId ?? null })} />
          <NameChoice label={`班组 ${index + 1} 的其他教师`} hint='一起看护或轮换的老师' staff={staff} value={group.assistantIds} onChange={(assistantIds) => fill({ assistantIds })} />
          <TextInput label={`班组 ${index + 1} 的负责人`} optional max={40} value={group.leader} onChange={(leader) => fill({ leader })} />
          <TextInput label={`班组 ${index + 1} 的安全员`} optional max={40} value={group.securityOfficer} onChange={(securityOfficer) => fill({ securityOfficer })} />
        </View>
      ) : (
        <View className='groups-part'>
          <View>教室：{group.room || '还没有定'}</View>
          <View>教师：{teachers.length > 0 ? teachers.join('、') : '还没有定'}</View>
          <View className='groups-ways'>
            <Button label={`改班组 ${index + 1} 的名称、教室和教师`} onClick={() => setOpen(true)}>
              改名称、教室、教师
            </Button>
          </View>
        </View>
      )}
    </Card>
  )
}

const newGroup = -1

function PartRow({ part, groups, index, onMove }: { part: Part; groups: DraftGroup[]; index: number; onMove: (to: number | null) => void }) {
  const [moving, setMoving] = useState(false)
  const others = groups.flatMap(({ name, parts }, at) => (at === index ? [] : [{ value: at, label: name, note: `现在 ${totalOf({ parts })} 人` }]))
  const isAlone = groups[index]?.parts.length === 1
  const ways = isAlone ? others : [...others, { value: newGroup, label: '单独成为新的班组' }]
  return (
    <View className='groups-part'>
      <View className='groups-part__head'>
        <View>{partWords(part)}</View>
        {ways.length > 0 ? (
          <Button label={`${moving ? '先不移' : '移到别的班组'}：${part.className}`} onClick={() => setMoving(!moving)}>
            {moving ? '先不移' : '移到…'}
          </Button>
        ) : null}
      </View>
      {moving ? (
        <View className='groups-gap'>
          <Choice label={`把${part.className}移到`} options={ways} value={null} onChange={(to) => onMove(to === newGroup ? null : to)} />
        </View>
      ) : null}
    </View>
  )
}
