import type { MessageView } from 'cloud/contract/message'
import { instantWords } from '@/wording/dates'

export interface MessageLine {
  key: string
  title: string
  text: string
  at: string
  read: boolean
  /** Told to a member of staff, not to a family. */
  isWork: boolean
  /** Where its reader can act on it or look it up. */
  way: { name: string; url: string } | null
}

export const messageLine = (message: MessageView): MessageLine => ({
  key: message.messageId,
  title: message.title,
  text: message.text,
  at: instantWords(message.createdAt),
  read: message.read,
  isWork: message.reader === 'staff',
  way: message.reader === 'staff' ? wayOfStaff(message) : wayOf(message),
})

/** Where a member of staff acts on it. Without what names the place there is none. */
function wayOfStaff({ kind, details: { alertId, heldOn, serviceKey, rollKey } }: MessageView): MessageLine['way'] {
  if (alertId && (kind === 'child_missing' || kind === 'child_uncollected' || kind === 'alert_answered')) return { name: '去处理', url: `/features/alert/detail/index?alertId=${alertId}` }
  if (kind === 'roll_overdue' && heldOn && serviceKey && rollKey) return { name: '去点名', url: `/features/roll/sheet/index?heldOn=${heldOn}&serviceKey=${serviceKey}&rollKey=${rollKey}` }
  if (kind === 'leave_filed' || kind === 'leave_withdrawn') return { name: '看请假', url: '/features/leave/today/index' }
  if (kind === 'duty_given' || kind === 'duty_taken') return { name: '看值班表', url: '/features/rota/week/index' }
  return kind === 'day_changed' || kind === 'day_change_undone' ? { name: '看点名表', url: '/features/roll/list/index' } : null
}

function wayOf({ kind, childId, details: { drawId, alertId, surveyId } }: MessageView): MessageLine['way'] {
  if (kind === 'notice_published' || kind === 'objection_answered') return { name: '看公示名单', url: '/features/notice/list/index' }
  if (kind === 'menu_published') return { name: '看课程菜单', url: '/features/plan/courses/index' }
  if (kind === 'showcase_published') return { name: '看成果展示', url: '/features/showcase/list/index' }
  if (kind === 'draw_published' && drawId) return { name: '去排志愿', url: `/features/draw/rank/index?drawId=${drawId}${childId === null ? '' : `&childId=${childId}`}` }
  if (kind === 'draw_done' && drawId) return { name: '看抽签结果', url: `/features/draw/result/index?drawId=${drawId}` }
  if (alertId && (kind === 'child_missing' || kind === 'child_uncollected')) return { name: '告诉老师', url: `/features/alert/answer/index?alertId=${alertId}` }
  if (kind === 'fee_notice_published') return { name: '看收费公示', url: '/features/fee/notice/index' }
  if (kind === 'complaint_answered') return { name: '看答复', url: '/features/complaint/mine/index' }
  if (kind === 'feedback_answered') return { name: '看答复', url: '/features/feedback/mine/index' }
  if (kind === 'survey_published' && surveyId) return { name: '看结果', url: `/features/survey/results/index?surveyId=${surveyId}` }
  if (childId === null) return null
  if (kind === 'survey_opened' && surveyId) return { name: '去回答', url: `/features/survey/answer/index?surveyId=${surveyId}&childId=${childId}` }
  if (kind === 'application_returned') return { name: '去修改申请', url: `/features/application/form/index?childId=${childId}` }
  if (kind === 'plan_changed') return { name: '看改了什么', url: `/features/plan/changes/index?childId=${childId}` }
  if (kind === 'agreement_effective') return { name: '看协议', url: `/features/agreement/sign/index?childId=${childId}` }
  if (kind === 'exit_received' || kind === 'exit_approved' || kind === 'exit_delayed' || kind === 'exit_done') return { name: '看退出办理', url: `/features/exit/request/index?childId=${childId}` }
  if (kind === 'refund_decided' || kind === 'statement_issued' || kind === 'payment_recorded' || kind === 'payout_recorded' || kind === 'payment_reversed') return { name: '看账单', url: `/features/fee/account/index?childId=${childId}` }
  if (kind === 'leave_filed' || kind === 'leave_withdrawn') return { name: '看请假', url: `/features/leave/request/index?childId=${childId}` }
  if (kind === 'waiver_decided') return { name: '看结果', url: `/features/fee/waiver/index?childId=${childId}` }
  if (kind === 'collectors_changed') return { name: '看接送设置', url: `/features/pick-up/settings/index?childId=${childId}` }
  if (kind === 'child_collected' || kind === 'child_left' || kind === 'departure_corrected') return { name: '看考勤', url: `/features/attendance/month/index?childId=${childId}` }
  if (kind === 'incident_reported' || kind === 'incident_updated') return { name: '看经过和处理', url: `/features/records/child-incidents/index?childId=${childId}` }
  if (kind === 'place_offered') return { name: '去确认名额', url: '/features/course/places/index' }
  if (kind === 'offer_lapsed' || kind === 'place_assigned' || kind === 'place_moved' || kind === 'place_removed' || kind === 'line_moved' || kind === 'course_closed') return { name: '看我的课程', url: '/features/course/places/index' }
  return kind === 'place_joined' || kind === 'course_details_changed' || kind === 'day_changed' || kind === 'day_change_undone' ? { name: '看课表', url: `/features/course/week/index?childId=${childId}` } : null
}
