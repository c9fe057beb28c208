import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Columns } from '@/ui/wide'
import { doubled, isAsProposed, missingIn } from '../groups-view'
import type { Groups, Proposal, Service } from '../use-groups'
import { GroupCard } from './group-card'
import { NeedsPart } from './needs-part'

interface Props {
  all: Groups
  service: Service
  /** Null for those who only read. */
  proposal: Proposal | null
  onAdjust: () => void
}

/** A service's groups as saved; before that, as the plan proposes them with the arithmetic of each. */
export function StandPart({ all, service, proposal, onAdjust }: Props) {
  if (service.revision === 0) return proposal ? <ProposalPart proposal={proposal} staff={all.staff} /> : <Notice title='学校还没有给这项服务编班，孩子在本班教室。' />
  const late = service.leftOut.map(({ className, count }) => `${className} ${count} 人`)
  const isOvertaken = proposal !== null && service.reason === null && !isAsProposed(service.groups, proposal)
  return (
    <>
      {late.length > 0 ? (
        <Notice tone='todo' title='有后来参加的班级还没有编进班组'>
          <View>{late.join('，')}。现在这些孩子在本班教室。</View>
        </Notice>
      ) : null}
      {isOvertaken ? (
        <Notice tone='todo' title='人数变了，现在的建议与已保存的编班不同。'>
          <View className='groups-ways'>
            <Button onClick={onAdjust}>看看要不要调整</Button>
          </View>
        </Notice>
      ) : null}
      {service.reason ? <Notice title='编班与建议不同'>原因：{service.reason}</Notice> : null}
      {service.needs.length > 0 ? <NeedsPart needs={service.needs} pupils={service.pupils} groups={service.groups.length} doubled={doubled(service.groups, all.staff)} /> : null}
      {service.groups.length === 0 ? <Notice title='这项服务的班组里没有您的班级。' /> : null}
      <Columns roomy>
        {service.groups.map(({ groupId, teacherName, assistantNames, leader, securityOfficer, staffNeeded, ...group }) => (
          <GroupCard
            key={groupId}
            {...group}
            why={null}
            teacherNames={teacherName === null ? assistantNames : [teacherName, ...assistantNames]}
            duties={[leader && `负责人：${leader}`, securityOfficer && `安全员：${securityOfficer}`].filter((duty) => duty !== null)}
            missing={missingIn(staffNeeded, group)}
          />
        ))}
      </Columns>
    </>
  )
}

function ProposalPart({ proposal, staff }: { proposal: Proposal; staff: Groups['staff'] }) {
  const { groupingStated, groupingText, groups, needs, pupils } = proposal
  return (
    <>
      <Notice title={groupingStated ? '这是按方案和现在确认的人数给出的建议，还没有保存。' : '方案没有写怎样编班，由学校定。下面先按原班各成一组。'}>{groupingText ? `方案原话：${groupingText}` : null}</Notice>
      <NeedsPart needs={needs} pupils={pupils} groups={groups.length} doubled={[]} />
      <Columns roomy>
        {groups.map(({ name, why, parts, total, room, teacherId, staffNeeded }) => {
          const teacher = staff.find(({ staffId }) => staffId === teacherId)
          return <GroupCard key={name} name={name} why={why} parts={parts} total={total} room={room} teacherNames={teacher ? [teacher.name] : []} duties={[]} missing={missingIn(staffNeeded, { teacherId, assistantIds: [] })} />
        })}
      </Columns>
    </>
  )
}
