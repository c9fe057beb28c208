import { insuranceText } from '../plan-words'
import { surveyDates } from '../survey-dates'
import { against, isAsked, met, unsure, type CheckFacts, type Outcome, type OwnChecks } from './outcome'
import { quoted, stepWords } from './words'

function admission({ plan }: CheckFacts): Outcome[] {
  if (plan.services.length === 0) return []
  const path = 'audience.admission'
  if (plan.audience.admission === null) return [unsure(path, '没有写准入方式', '写明自愿即可参加（universal），或须写明接送困难（conditional）。')]
  return [met(path, plan.audience.admission === 'universal' ? '自愿即可参加，不得拒绝' : '申请须写明接送困难')]
}

function chain({ plan }: CheckFacts): Outcome[] {
  if (plan.services.length === 0) return []
  if (plan.chain === null) return [unsure('chain', '没有写办理步骤', '写明办理步骤；不写就按国家规定的家长申请、班级审核、学校实施办理。')]
  return [met('chain', plan.chain.map((step) => plan.chainWords[step]?.name ?? stepWords[step]).join('→'))]
}

function studentRequest({ plan }: CheckFacts): Outcome[] {
  if (!plan.chain?.includes('student_request')) return []
  const isSigned = plan.chain.indexOf('guardian_application') > plan.chain.indexOf('student_request')
  return [isSigned ? met('chain', '学生提出以后由家长签名') : against('chain', '学生提出以后没有家长签名这一步', '在学生提出后面写 guardian_application。')]
}

function priority(facts: CheckFacts): Outcome[] {
  const { priorityGroups } = facts.plan
  if (priorityGroups.length > 0) return [met('priorityGroups', `优先照顾${priorityGroups.map(({ name }) => name).join('、')}`)]
  return isAsked(facts, 'R-006') ? [unsure('priorityGroups', '没有写优先照顾谁', '写明优先对象。')] : []
}

function groups(facts: CheckFacts): Outcome[] {
  const { ownGroupFrom, mixBelow, across, text } = facts.plan.grouping
  if (ownGroupFrom !== null && mixBelow !== null && mixBelow > ownGroupFrom) {
    return [against('grouping.mixBelow', `满 ${ownGroupFrom} 人单独成班，又写不足 ${mixBelow} 人就混编`, '混编的人数不要多于单独成班的人数。')]
  }
  const own = ownGroupFrom === null ? [] : [`满 ${ownGroupFrom} 人单独成班`]
  const mixed = mixBelow === null ? [] : [`不足 ${mixBelow} 人混编`]
  if (own.length + mixed.length === 0 && across === null) return isAsked(facts, 'R-019') ? [unsure('grouping', '没有写怎样编班', '写明多少人成班、能否跨班跨年级。')] : []
  return [met('grouping', [...own, ...mixed].join('，') || text || '写明了编班范围')]
}

/** One of the two ratios of R-020 and R-021. */
function perFull(facts: CheckFacts, id: 'R-020' | 'R-021', path: string, per: number | null, extraAbove: number | null, words: [string, string]): Outcome[] {
  const [of, staff] = words
  if (per === null) return isAsked(facts, id) ? [unsure(path, `没有写每多少${of}配一名${staff}`, '写明人数。')] : []
  if (per === 0 || (extraAbove !== null && extraAbove >= per)) return [against(path, `每 ${per} ${of}配一名${staff}，余数超过 ${extraAbove ?? 0} 再配一名，算不通`, '余数要小于每一名所管的数。')]
  return [met(path, `每 ${per} ${of}配一名${staff}${extraAbove === null ? '' : `，余数超过 ${extraAbove} 再配一名`}`)]
}

const teachers = (facts: CheckFacts): Outcome[] => perFull(facts, 'R-020', 'staffing.pupilsPerTeacher', facts.plan.staffing.pupilsPerTeacher, facts.plan.staffing.extraTeacherAbove, ['名学生', '教师'])
const managers = (facts: CheckFacts): Outcome[] => perFull(facts, 'R-021', 'staffing.classesPerManager', facts.plan.staffing.classesPerManager, facts.plan.staffing.extraManagerAbove, ['个班', '管理人员'])

/** A number of staff that the plan states, against the least there must be. */
function atLeast(facts: CheckFacts, id: 'R-022' | 'R-023', path: string, stated: number | null, least: number, words: string): Outcome[] {
  if (stated === null) return isAsked(facts, id) ? [unsure(path, `没有写${words}几名`, `写明${words}至少 ${least} 名。`)] : []
  return [stated < least ? against(path, `${words} ${stated} 名，少于 ${least} 名`, `增加到 ${least} 名。`) : met(path, `${words} ${stated} 名`)]
}

const perGroup = (facts: CheckFacts): Outcome[] => atLeast(facts, 'R-022', 'staffing.leastPerGroup', facts.plan.staffing.leastPerGroup, 1, '每组工作人员')
const patrollers = (facts: CheckFacts): Outcome[] => atLeast(facts, 'R-023', 'staffing.patrollersPerDay', facts.plan.staffing.patrollersPerDay, 2, '每天安全巡查人员')

function midTerm(facts: CheckFacts): Outcome[] {
  const { midTermJoin, midTermExit } = facts.plan.exit
  const said = [['加入', midTermJoin] as const, ['退出', midTermExit] as const].flatMap(([word, may]) => (may === null ? [] : [`学期中${may ? '可以' : '不可以'}${word}`]))
  if (said.length > 0) return [met('exit', said.join('，'))]
  return isAsked(facts, 'R-026') ? [unsure('exit', '没有写学期中能否加入和退出', '写明能否加入、能否退出。')] : []
}

function surveys(facts: CheckFacts): Outcome[] {
  const { plan, calendar } = facts
  if (plan.surveys.length === 0) return isAsked(facts, 'R-046') ? [unsure('surveys', '没有写问卷', '写明什么时候做什么问卷。')] : []
  return plan.surveys.map((survey, index) => {
    const path = `surveys.${index}`
    if (survey.when === null) return unsure(`${path}.when`, `${quoted(survey.name)}没有写什么时候做`, '写明时间。')
    if (survey.when === 'afterStart' && survey.weeks === null) return unsure(`${path}.weeks`, `${quoted(survey.name)}没有写开学后第几周`, '写明周数。')
    if (calendar === null) return met(path, `${quoted(survey.name)}时间已写明`)
    const dates = surveyDates(survey, calendar)
    return dates.length === 0 ? against(path, `${quoted(survey.name)}的时间在学期以外`, '改在学期以内。') : met(path, `${quoted(survey.name)}：${dates.join('、')}`)
  })
}

function insurance(facts: CheckFacts): Outcome[] {
  if (facts.plan.insurance.mode !== null) return [met('insurance', insuranceText(facts.plan))]
  return isAsked(facts, 'R-051') ? [unsure('insurance.mode', '没有写谁投保', '写明须投保、鼓励投保或由学校投保。')] : []
}

function noticeDays({ plan }: CheckFacts): Outcome[] {
  if (!plan.chain?.includes('notice')) return []
  return [plan.noticeDays === null ? unsure('noticeDays', '有名单公示，没有写公示几天', '写明天数；不写就在每次公示时填写。') : met('noticeDays', `名单公示 ${plan.noticeDays} 天`)]
}

const often = { lesson: '每节', day: '每天', week: '每周', month: '每月', term: '每学期' } as const

function records(facts: CheckFacts): Outcome[] {
  if (facts.plan.records.length === 0) return isAsked(facts, 'R-061') ? [unsure('records', '没有写定期记录', '写明记什么、多久记一次。')] : []
  return facts.plan.records.map(({ name, every }, index) => (every === null ? unsure(`records.${index}.every`, `${quoted(name)}没有写多久记一次`, '写明多久记一次。') : met(`records.${index}`, `${quoted(name)}${often[every]}`)))
}

const stages = { early: '期初', midTerm: '期中', annual: '年度' } as const

function inspections(facts: CheckFacts): Outcome[] {
  const stated = facts.plan.inspections.map(({ stage }) => stage)
  const lacks = (['early', 'midTerm', 'annual'] as const).filter((stage) => !stated.includes(stage))
  // Random visits alone are no series of stages: nobody asked for one there.
  if (stated.includes('monthly') || lacks.length === 0) return [met('inspections', facts.plan.inspections.map(({ name }) => name).join('、'))]
  if (lacks.length === 3 && !isAsked(facts, 'R-063')) return []
  return [unsure('inspections', `没有写${lacks.map((stage) => stages[stage]).join('、')}检查`, '写明期初、期中和年度检查，或每月检查。')]
}

export const officeChecks: OwnChecks = {
  'R-002': admission,
  'R-003': chain,
  'R-005': studentRequest,
  'R-006': priority,
  'R-019': groups,
  'R-020': teachers,
  'R-021': managers,
  'R-022': perGroup,
  'R-023': patrollers,
  'R-026': midTerm,
  'R-046': surveys,
  'R-051': insurance,
  'R-059': noticeDays,
  'R-061': records,
  'R-063': inspections,
}
