import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { NameChoice } from '@/ui/name-choice'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { Columns } from '@/ui/wide'
import { doubled, isAsProposed, needsOf, needsReason, otherwiseProposed, totalOf, withProposal, type GroupsDraft } from '../groups-view'
import type { Groups, Proposal, Service } from '../use-groups'
import { GroupEditor } from './group-editor'
import { NeedsPart } from './needs-part'

interface Props {
  all: Groups
  service: Service
  proposal: Proposal
  draft: GroupsDraft
  /** True once somebody tried to save with something missing. */
  tried: boolean
  onChange: (draft: GroupsDraft) => void
}

/** The groups while they are being changed; needs and gaps are counted again with every move. */
export function AdjustPart({ all, service, proposal, draft, tried, onChange }: Props) {
  const { groups } = draft
  const pupils = groups.reduce((sum, group) => sum + totalOf(group), 0)
  const asksReason = needsReason(draft, proposal, service)
  return (
    <>
      {isAsProposed(groups, proposal) ? null : (
        <Notice tone='todo' title='班级的组合与建议不同。'>
          {otherwiseProposed(groups, proposal).map(({ name, why }) => (
            <View key={name}>
              建议 {name}：{why}
            </View>
          ))}
          <View className='groups-ways'>
            <Button onClick={() => onChange(withProposal(draft, proposal, service))}>改回建议的编班</Button>
          </View>
        </Notice>
      )}
      {asksReason ? (
        <TextArea label='为什么与建议不同' hint='会和编班一起留存，供以后查看。不要写孩子的姓名。' max={200} value={draft.reason} error={tried && !draft.reason.trim() ? '请写明原因' : null} onChange={(reason) => onChange({ ...draft, reason })} />
      ) : null}
      <NeedsPart needs={needsOf(draft, all.staffing)} pupils={pupils} groups={groups.length} doubled={doubled(groups, all.staff)} />
      <Columns roomy>
        {groups.map(({ parts }, index) => (
          <GroupEditor key={`${index}${parts[0]?.classId}${parts[0]?.fromRosterNo}`} groups={groups} index={index} staff={all.staff} staffing={all.staffing} tried={tried} onChange={(changed) => onChange({ ...draft, groups: changed })} />
        ))}
      </Columns>
      <Card title='管理和巡查'>
        <NameChoice label='管理人员' staff={all.staff} value={draft.managerIds} onChange={(managerIds) => onChange({ ...draft, managerIds })} />
        <NameChoice label='安全巡查人员' staff={all.staff} value={draft.patrollerIds} onChange={(patrollerIds) => onChange({ ...draft, patrollerIds })} />
      </Card>
    </>
  )
}
