import type { MessageKind, MessageView } from '../contract/message'
import { answerWords } from './alert-words'
import { dayWords, instantWords } from './date-words'
import { weekdayOf } from './dates'
import { weekdaysText } from './plan-words'

interface MessageWords {
  title: string
  /** A whole sentence; details that did not come leave no hole in it. */
  text: string
}

const dateWords = (date: string) => `${dayWords(date)} ${weekdaysText([weekdayOf(date)])}`

type Told = { child: string; details: Record<string, string | undefined>; reader: MessageView['reader'] }

const reasonWords = (reason: string | undefined) => (reason ? `原因：${reason}` : '')

/** The same where more may follow it. */
const reasonSentence = (reason: string | undefined) => (reason ? `原因：${reason}${/[。！？]$/.test(reason) ? '' : '。'}` : '')

const courseWords = ({ course }: Told['details']) => (course ? `“${course}”` : '课程')

const gaveBackWords = ({ gaveBack, leftLine }: Told['details']) => `${gaveBack ? `与它时间冲突的${gaveBack}已让出。` : ''}${leftLine ? `与它时间冲突的${leftLine}已取消候补。` : ''}`

const lapseWords = (why: string | undefined) => {
  if (why === 'notActive') return '但孩子现在没有参加这一天的服务'
  return why === 'changeClosed' ? '但与它冲突的课已过自行退课、换课的时间' : '到时没有确认'
}

const closedNextWords = ({ toCourse, fitting }: Told['details']) => {
  if (toCourse) return `已按您的下一志愿安排到“${toCourse}”。`
  return fitting ? `现在还有名额、时间合适的有${fitting}，可以去选课。` : '别的候补不受影响，也可以去看看其他课程。'
}

const ofServices = (services: string | undefined) => (services ? `（${services}）` : '')

/** A session in a message: 16:20 的晚托. */
const sessionWords = ({ title, startsAt }: Told['details']) => (startsAt ? `${startsAt} 的${title ?? '课后服务'}` : `今天的${title ?? '课后服务'}`)

const foundWords: Record<string, string> = { found: '孩子已经到了', onLeave: '已登记请假', collected: '孩子已有人接走', explained: '情况已经弄清楚' }

const alertAnswers = ['withMe', 'onTheWay', 'dontKnow'] as const

const toStaff = ({ reader }: Pick<Told, 'reader'>) => reader === 'staff'

const classWords = ({ className }: Told['details']) => (className ? `${className} ` : '')

const dutyDayWords = ({ heldOn, weekday }: Told['details']) => (heldOn ? dateWords(heldOn) : `每${weekdaysText([Number(weekday ?? 1)])}`)

const dutyRollWords = ({ service, roll }: Told['details']) => `${service ?? '课后服务'}${roll ? `“${roll}”` : ''}`

/** 林知夏（三年级1班）: for teachers, who know children by their class. */
const pupilWords = ({ child, details }: Pick<Told, 'child' | 'details'>) => `${child}${details.className ? `（${details.className}）` : ''}`

const lateWords = (late: string | undefined) => (late ? `${late}已过请假时间，没有请上，请直接联系老师。` : '')

/** What was changed of a day, and for whom: 林知夏9月8日 周二的晚托. A teacher reads whose roll it is. */
const dayWordsOf = ({ child, details, reader }: Told) => `${toStaff({ reader }) ? '' : child}${details.heldOn ? dateWords(details.heldOn) : '这一天'}的${details.what ?? '课后服务'}`

const changeWords = ({ kind, room, time }: Told['details']) => {
  if (kind === 'cancelled') return '暂停'
  if (kind === 'room') return room ? `换到${room}` : '换教室'
  if (kind === 'time') return time ? `改到 ${time}` : '改时间'
  return '有通知'
}

/** （9月8日收到）: the day on which money moved. */
const onDayWords = ({ onDate }: Told['details'], verb = '') => (onDate ? `（${dayWords(onDate)}${verb}）` : '')

const dayChangeTitles: Record<string, string> = { cancelled: '课后服务暂停', room: '教室有变', time: '时间有变' }

const sentences: Record<MessageKind, (told: Told) => MessageWords> = {
  student_requested: ({ child, details }) => ({
    title: '孩子提出了申请',
    text: `${child}想参加课后服务${details.enteredBy === 'teacher' ? '，班主任已按孩子的纸条登记' : ''}。请您看过后填写并签名；不签名，申请不会往下走。`,
  }),
  application_received: ({ child, details }) => ({ title: '申请已收到', text: `${child}的课后服务申请已收到。${details.next ? `下一步：${details.next}。` : ''}` }),
  application_returned: ({ child, details }) => ({
    title: '申请被退回',
    text: `${child}的申请被退回，请修改后重新提交。${reasonWords(details.reason)}`,
  }),
  application_refused: ({ child, details }) => ({ title: '申请未通过', text: `${child}的申请未通过。${reasonWords(details.reason)}` }),
  application_passed: ({ child, details }) => ({
    title: '申请已通过',
    text: `${child}的申请已通过${details.stepName ?? (details.step === 'class_review' ? '班级审核' : '学校复核')}，请留意下一步。`,
  }),
  notice_published: ({ child, details }) => ({
    title: '名单已公示',
    text: `有${child}的课后服务参加名单已公示${details.closesOn ? `，${dateWords(details.closesOn)}截止` : ''}，有意见可以在公示页提出。`,
  }),
  agreement_effective: ({ child }) => ({
    title: '协议已生效',
    text: `${child}的协议学校已盖章，手续办完了。`,
  }),
  enrolled: ({ child }) => ({ title: '手续办完了', text: `${child}的课后服务手续办完了，可以参加了。` }),
  objection_answered: ({ details }) => ({ title: '意见已答复', text: `学校答复了您对公示名单的意见。${details.reply ?? ''}` }),
  place_joined: ({ child, details }) => ({
    title: '候补成功',
    text: `${child}候补的${courseWords(details)}已有名额，现在是正式学员。${gaveBackWords(details)}`,
  }),
  place_offered: ({ child, details }) => ({
    title: '有名额等您确认',
    text: `${child}候补的${courseWords(details)}有名额了，请${details.until ? `在${instantWords(details.until)}以前` : '尽快'}确认要不要；到时没有确认，名额给下一位。`,
  }),
  offer_lapsed: ({ child, details }) => ({ title: '候补名额已给下一位', text: `${child}候补的${courseWords(details)}有过名额，${lapseWords(details.why)}，已给下一位。` }),
  place_assigned: ({ child, details }) => ({ title: '学校安排了课程', text: `学校安排${child}参加${courseWords(details)}。${reasonSentence(details.reason)}` }),
  place_moved: ({ child, details }) => ({
    title: '学校调整了课程',
    text: `学校把${child}从${courseWords(details)}调到${details.toCourse ? `“${details.toCourse}”` : '另一门课'}。${reasonSentence(details.reason)}`,
  }),
  place_removed: ({ child, details }) => ({
    title: details.waited ? '学校取消了候补' : '学校取消了课程名额',
    text: `学校取消了${child}在${courseWords(details)}的${details.waited ? '候补' : '名额'}。${reasonSentence(details.reason)}如有疑问，请联系学校。`,
  }),
  line_moved: ({ child, details }) => ({
    title: '候补情况说明',
    text: `${child}候补的${courseWords(details)}，学校人工安排了${details.count ?? '1'}名孩子${details.added ? '，用的是另加的名额' : ''}，候补的先后不变。${reasonSentence(details.reason)}`,
  }),
  course_closed: ({ child, details }) => ({
    title: '课程停开',
    text: `${courseWords(details)}停开了，${child}的${details.waited ? '候补已取消' : '名额已取消'}。${reasonSentence(details.reason)}${closedNextWords(details)}`,
  }),
  draw_published: ({ child, details }) => ({
    title: '可以排志愿了',
    text: `“${details.draw ?? '抽签选课'}”用抽签决定，${child}可以排志愿${details.opens ? `：${details.opens}至${details.closes}` : ''}。早交晚交机会一样，在首页或选课里打开。`,
  }),
  draw_done: ({ child, details }) => ({
    title: '抽签有结果了',
    text: `“${details.draw ?? '抽签选课'}”抽签已完成，${details.received ? `${child}得到${details.received}` : `${child}这次没有得到课`}${details.waiting ? `，候补${details.waiting}` : ''}。可以打开结果，看每个志愿怎样轮到，并自己核对。`,
  }),
  exit_received: ({ child, details }) => ({
    title: '退出申请已收到',
    text: `${child}的退出申请${ofServices(details.services)}已收到，等待学校答复${details.answerBy ? `，学校最晚${dateWords(details.answerBy)}答复` : ''}。`,
  }),
  exit_approved: ({ child, details }) => ({
    title: '退出已办好',
    text: `${child}退出${details.services ?? '课后服务'}已办好${details.lastDay ? `，最后一天是${dateWords(details.lastDay)}` : ''}。${details.courses ? `候补的${details.courses}已取消。` : ''}`,
  }),
  exit_delayed: ({ child, details }) => ({
    title: '退出申请暂缓',
    text: `${child}的退出申请学校暂缓答复${details.until ? `，最晚${dateWords(details.until)}；到期没有答复就算同意` : ''}。${reasonWords(details.reason)}`,
  }),
  exit_done: ({ child, details }) => ({
    title: '退出已生效',
    text: `${child}已不再参加${details.services ?? '课后服务'}。${details.courses ? `${details.courses}的名额已让出。` : ''}`,
  }),
  refund_decided: ({ child, details }) => ({ title: '退费有结果了', text: `${child}的${details.services ?? '课后服务'}退费已有结果，怎么算的请到账单里看。` }),
  committee_appointed: () => ({ title: '您是家委会成员了', text: '学校请您代表家委会审核参加名单，请到“我的”里打开“家委会审核”。' }),
  committee_ended: () => ({ title: '家委会审核已结束', text: '学校已结束您代表家委会的审核。感谢您的付出。' }),
  menu_published: ({ details }) => ({
    title: '课程菜单已公布',
    text: `学校公布了${details.courses ? ` ${details.courses} 门` : ''}课后服务课程，可以先看看有哪些课、什么时候开始选。`,
  }),
  course_details_changed: ({ child, details }) => ({
    title: '课程有调整',
    text: `${child}的${details.course ? `“${details.course}”` : '课程'}有调整${details.changes ? `：${details.changes}` : ''}。`,
  }),
  showcase_published: ({ details }) => ({
    title: '成果展示',
    text: `学校公布了成果展示${details.title ? `“${details.title}”` : ''}${details.heldOn ? `，${dateWords(details.heldOn)}${details.place ? `在${details.place}` : ''}邀请您来看` : ''}。`,
  }),
  collectors_changed: ({ child, details }) => ({
    title: '接送人有变化',
    text: `${details.by ?? '另一位家长'}${details.added ? `添加了${details.added}` : `移除了${details.removed ?? '一位接送人'}`}，${child}的接送人名单已更新，马上生效。如不是您家的意思，请联系学校。`,
  }),
  child_collected: ({ child, details }) => ({ title: '孩子已接走', text: `${child}${details.time ? ` ${details.time} ` : ''}由${details.to ?? '接送人'}接走。` }),
  child_left: ({ child, details }) => ({ title: '孩子已自己离校', text: `${child}${details.time ? ` ${details.time} ` : ''}按约定自己离校。` }),
  departure_corrected: ({ child, details }) => ({ title: '离校记录更正', text: `老师更正：刚才${details.time ? ` ${details.time} ` : ''}${child}的离校记录记错了，已经撤销。` }),
  duty_given: ({ details }) => ({ title: '有班排给您', text: `${dutyDayWords(details)}，${dutyRollWords(details)}由您值班。在工作台的“值班表”里可以看到。` }),
  duty_taken: ({ details }) => ({ title: '值班有变动', text: `${dutyDayWords(details)}，${dutyRollWords(details)}改由别的老师值班。` }),
  incident_reported: ({ child, details }) => ({
    title: '请看看孩子今天的情况',
    text: `老师记下了${child}${details.heldOn ? `${dateWords(details.heldOn)}${details.at ?? ''}` : ''}的一件事，已经在照看。请打开看看经过和处理；有不清楚的，可以直接联系老师。`,
  }),
  incident_updated: ({ child, details }) => ({ title: '孩子的情况有补充', text: `老师补充了${child}${details.heldOn ? dateWords(details.heldOn) : ''}那件事的后续，请打开看看。` }),
  leave_filed: ({ child, details, reader }) =>
    toStaff({ reader })
      ? { title: '孩子请假', text: `${pupilWords({ child, details })}${details.when ?? ''}请假。${reasonSentence(details.reason)}` }
      : {
          title: '请假已登记',
          text: `${child}${details.when ?? ''}请假已登记${details.byStaff ? '，是老师按家长的话登记的' : ''}，老师会看到。${reasonSentence(details.reason)}${lateWords(details.late)}`,
        },
  leave_withdrawn: ({ child, details, reader }) =>
    toStaff({ reader })
      ? { title: '取消请假', text: `${pupilWords({ child, details })}取消了${details.when ?? ''}的请假，照常参加。` }
      : { title: '请假已取消', text: `${child}${details.when ?? ''}的请假已取消${details.byStaff ? '，是老师按家长的话取消的' : ''}，请照常参加。` },
  day_changed: (told) => ({
    title: dayChangeTitles[told.details.kind ?? ''] ?? '另行通知',
    text: `${dayWordsOf(told)}${changeWords(told.details)}${told.details.reason ? `：${told.details.reason}` : ''}${/[。！？]$/.test(told.details.reason ?? '') ? '' : '。'}${told.details.kind === 'cancelled' && !toStaff(told) ? '请提前安排好接送。' : ''}`,
  }),
  day_change_undone: (told) => ({
    title: '恢复原来的安排',
    text: `${dayWordsOf(told)}${told.details.kind === 'special' ? '的通知已撤销，照常进行' : '恢复原来的安排'}${told.details.now ? `：${told.details.now}` : ''}。`,
  }),
  fee_notice_published: ({ details }) => ({
    title: '收费公示已公布',
    text: `学校公布了${details.version && details.version !== '1' ? '新的' : ''}课后服务收费公示${details.inForceFrom ? `，从${dateWords(details.inForceFrom)}起执行` : ''}。可以打开看看收什么、凭什么收、怎么退。`,
  }),
  statement_issued: ({ child, details }) => ({
    title: '账单出来了',
    text: `${child}的${details.service ?? '课后服务'}账单${details.period ? `（${details.period}）` : ''}出来了，可以打开看每一笔是怎么算的。本小程序不收款；有疑问请联系学校财务。`,
  }),
  // No amount: it may be read on a locked screen over somebody's shoulder.
  payment_recorded: ({ child, details }) => ({ title: '学校登记了收款', text: `学校财务登记了${child}的一笔课后服务收款${onDayWords(details, '收到')}，可以在账单里核对。` }),
  payout_recorded: ({ child, details }) => ({ title: '学校登记了退款', text: `学校财务登记了退给${child}家里的一笔款${onDayWords(details, '付出')}，可以在账单里核对。` }),
  payment_reversed: ({ child, details }) => ({
    title: '收付记录更正',
    text: `学校财务撤销了${child}的一笔${details.kind === 'payout' ? '退款' : '收款'}记录${onDayWords(details)}，是登记有误。账单已经更正，有疑问请联系学校财务。`,
  }),
  plan_changed: ({ child, details }) => ({
    title: '方案有变化',
    text: `学校公布了${details.version ? `第${details.version}版` : '新版'}课后服务方案，其中有与${child}有关的变化。${details.textsToSign ? '有变化的约定要请您再签一次，签好以前仍按原来的约定参加。' : '已交的申请和已签的协议不受影响。'}`,
  }),
  // The title may stand on a locked screen, which nobody else should learn anything from.
  waiver_decided: ({ details }) => ({
    title: '学校有答复了',
    text: details.withoutAsking ? '学校已为您家办好减免，不需要申请，请打开查看。' : '减免申请有了结果，请打开查看。',
  }),
  child_missing: ({ child, details, reader }) => ({
    title: details.again ? '还没有找到孩子' : '孩子还没有到',
    text: toStaff({ reader })
      ? `${classWords(details)}${child}没有到${sessionWords(details)}，也没有请假。${details.again ? '还没有人处理，请马上' : '请'}打开查看并处理。`
      : `${child} ${sessionWords(details)}还没有到，老师正在找。您知道孩子在哪里吗？`,
  }),
  child_uncollected: ({ child, details, reader }) => ({
    title: details.again ? '孩子还在等人接' : '孩子还没有人接',
    text: toStaff({ reader })
      ? `${classWords(details)}${child}的${details.title ?? '课后服务'}已结束，还没有人接。${details.again ? '还没有人处理，请马上' : '请'}打开查看并处理。`
      : `${child}的${details.title ?? '课后服务'}已结束，还没有人接，老师陪着孩子。您什么时候能到？`,
  }),
  child_found: ({ child, details }) => ({ title: '没事了', text: `${child}：${foundWords[details.as ?? ''] ?? '情况已经弄清楚'}，请放心。` }),
  alert_answered: ({ child, details }) => ({
    title: '家长答复了',
    text: `${child}（${details.title ?? '课后服务'}）：${answerWords(details.kind === 'uncollected' ? 'uncollected' : 'missing', alertAnswers.find((each) => each === details.answer) ?? 'dontKnow', details.note ?? '')}。`,
  }),
  complaint_answered: () => ({ title: '投诉有答复了', text: '学校答复了您的投诉，请打开看看。不满意的，也可以直接向教育局投诉。' }),
  feedback_answered: () => ({ title: '学校答复了您的意见', text: '您写给学校的意见有答复了，请打开看看，并说说满意不满意。' }),
  survey_opened: ({ child, details }) => ({
    title: '问卷开始了',
    text: `学校请${child}的家长回答${details.survey ? `“${details.survey}”` : '一份问卷'}${details.until ? `，${instantWords(details.until)}截止` : ''}。答卷不记名，学校看不到是谁答的；答不答都可以。`,
  }),
  survey_published: ({ details }) => ({ title: '问卷有结果了', text: `学校公布了${details.survey ? `“${details.survey}”` : '问卷'}的结果，请打开看看学校怎么说、准备怎样改。` }),
  roll_overdue: ({ details }) => ({ title: '点名还没有保存', text: `${details.startsAt ? `${details.startsAt} ` : ''}${details.name ?? ''}${details.title ? `（${details.title}）` : ''}还没有点名，请现在点名并保存。` }),
}

/** A message with its words. They are the server's, so that the same is said wherever a message is shown. */
export const withWords = ({ reader = 'guardian', ...message }: Omit<MessageView, keyof MessageWords | 'reader'> & Partial<Pick<MessageView, 'reader'>>): MessageView => ({
  ...message,
  reader,
  ...sentences[message.kind]({ child: message.childName ?? '孩子', details: message.details, reader }),
})
