import type { MessageKind, MessageView } from 'cloud/contract/message'
import { dateWords } from './dates'

interface MessageWords {
  title: string
  /** A whole sentence; details that did not come leave no hole in it. */
  text: string
}

type Told = { child: string; details: Record<string, string | undefined> }

const reasonWords = (reason: string | undefined) => (reason ? `原因：${reason}` : '')

const sentences: Record<MessageKind, (told: Told) => MessageWords> = {
  application_received: ({ child }) => ({ title: '申请已收到', text: `${child}的课后服务申请已收到，等待班级审核。` }),
  application_returned: ({ child, details }) => ({
    title: '申请被退回',
    text: `${child}的申请被退回，请修改后重新提交。${reasonWords(details.reason)}`,
  }),
  application_refused: ({ child, details }) => ({ title: '申请未通过', text: `${child}的申请未通过。${reasonWords(details.reason)}` }),
  application_passed: ({ child, details }) => ({
    title: '申请已通过',
    text: `${child}的申请已通过${details.step === 'class_review' ? '班级审核' : '学校复核'}，请留意下一步。`,
  }),
  notice_published: ({ child, details }) => ({
    title: '名单已公示',
    text: `有${child}的课后服务参加名单已公示${details.closesOn ? `，${dateWords(details.closesOn)}截止` : ''}，有意见可以在公示页提出。`,
  }),
  agreement_effective: ({ child }) => ({
    title: '协议已生效',
    text: `${child}的协议学校已盖章，手续办完了。`,
  }),
  objection_answered: ({ details }) => ({ title: '意见已答复', text: `学校答复了您对公示名单的意见。${details.reply ?? ''}` }),
  place_joined: ({ child, details }) => ({
    title: '候补成功',
    text: `${child}候补的${details.course ? `“${details.course}”` : '课程'}已有名额，现在是正式学员。`,
  }),
  plan_changed: ({ child, details }) => ({
    title: '方案有变化',
    text: `学校公布了${details.version ? `第${details.version}版` : '新版'}课后服务方案，其中有与${child}有关的变化。${details.textsToSign ? '有变化的约定要请您再签一次，签好以前仍按原来的约定参加。' : '已交的申请和已签的协议不受影响。'}`,
  }),
}

/** The words of one message of the inbox. */
export const messageWords = ({ kind, childName, details }: Pick<MessageView, 'kind' | 'childName' | 'details'>): MessageWords =>
  sentences[kind]({ child: childName ?? '孩子', details })
