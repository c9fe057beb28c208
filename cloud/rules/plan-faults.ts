import type { ChainStep, SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { EndPoint, TimePoint } from '../contract/plan-time'

/** A place where two parts of a plan do not fit together; such a plan cannot be run, whatever the rule levels say. */
export interface PlanFault {
  path: (string | number)[]
  message: string
}

const fault = (path: PlanFault['path'], message: string): PlanFault => ({ path, message })

/** What the schema alone cannot see: keys that are used twice, names that lead nowhere, times that run backwards, a chain that goes nowhere. */
export const planFaults = (plan: SchoolPlan): PlanFault[] => [
  ...repeatedKeys(plan),
  ...unknownNames(plan),
  ...timeFaults(plan),
  ...chainFaults(plan),
  ...offeringFaults(plan),
]

function repeatedKeys(plan: SchoolPlan): PlanFault[] {
  const lists = { services: plan.services, courses: plan.courses, seasons: plan.seasons, priorityGroups: plan.priorityGroups, agreements: plan.agreements, surveys: plan.surveys, figures: plan.figures }
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap(({ key }, index) => (entries.findIndex((each) => each.key === key) < index ? [fault([list, index, 'key'], `代号“${key}”前面已经用过，请换一个。`)] : [])),
  )
}

function unknownNames(plan: SchoolPlan): PlanFault[] {
  const known = {
    service: new Set(plan.services.map(({ key }) => key)),
    season: new Set(plan.seasons.map(({ key }) => key)),
    figure: new Set(plan.figures.map(({ key }) => key)),
  }
  const check = (kind: keyof typeof known, name: string | null, path: PlanFault['path']) => (name === null || known[kind].has(name) ? [] : [fault(path, `没有代号为“${name}”的${words[kind]}。`)])
  const seasonal = (path: PlanFault['path'], entries: readonly { season: string | null }[]) => entries.flatMap(({ season }, index) => check('season', season, [...path, index, 'season']))
  return [
    ...plan.services.flatMap((service, index) => [...seasonal(['services', index, 'slots'], service.slots), ...seasonal(['services', index, 'fees'], service.fees)]),
    ...seasonal(['bells'], plan.bells),
    ...seasonal(['lessonTimes'], plan.lessonTimes),
    ...plan.courses.flatMap(({ serviceKey }, index) => check('service', serviceKey, ['courses', index, 'serviceKey'])),
    ...plan.refunds.flatMap(({ services }, index) => (services ?? []).flatMap((key, at) => check('service', key, ['refunds', index, 'services', at]))),
    ...plan.ratios.flatMap(({ part, of }, index) => [...check('figure', part, ['ratios', index, 'part']), ...check('figure', of, ['ratios', index, 'of'])]),
    ...(plan.homework && !plan.homework.tables.some(({ key }) => key === plan.homework?.active) ? [fault(['homework', 'active'], `没有代号为“${plan.homework.active}”的作业表。`)] : []),
  ]
}

const words = { service: '服务', season: '季节', figure: '数字' }

interface Timed {
  startsAt: TimePoint | null
  endsAt: EndPoint | null
}

/** What runs backwards on the clock. Offsets and ordinals cannot be compared before the school's own times are known. */
const backwards = (path: PlanFault['path'], entries: readonly Timed[]) =>
  entries.flatMap(({ startsAt, endsAt }, index) =>
    typeof startsAt === 'string' && typeof endsAt === 'string' && endsAt <= startsAt ? [fault([...path, index, 'endsAt'], `结束（${endsAt}）要晚于开始（${startsAt}）。`)] : [],
  )

function timeFaults(plan: SchoolPlan): PlanFault[] {
  const { from, to } = plan.effective
  return [
    ...plan.services.flatMap((service, index) => [...backwards(['services', index, 'slots'], service.slots), ...strayDays(service, index)]),
    ...backwards(['courses'], plan.courses),
    ...backwards(['lessonTimes'], plan.lessonTimes),
    ...(from !== null && to !== null && to < from ? [fault(['effective', 'to'], `失效日期（${to}）早于生效日期（${from}）。`)] : []),
  ]
}

/** A stretch on a day on which its service does not run would never be seen by anyone. */
const strayDays = ({ weekdays, slots }: ServiceOffering, index: number) =>
  slots.flatMap((slot, at) => {
    const path = ['services', index, 'slots', at, 'weekdays']
    if (slot.weekdays === null) return []
    if (weekdays === null) return [fault(path, '时段写了星期，这项服务也要写明星期。')]
    return slot.weekdays.every((day) => weekdays.includes(day)) ? [] : [fault(path, '时段写了这项服务没有的星期，请与服务的星期对上。')]
  })

function chainFaults({ chain, agreements }: SchoolPlan): PlanFault[] {
  if (chain === null) return []
  const at = (step: ChainStep) => chain.indexOf(step)
  const application = at('guardian_application')
  return [
    ...chain.flatMap((step, index) => (at(step) < index ? [fault(['chain', index], '这一步前面已经有了，每一步只能写一次。')] : [])),
    ...(application < 0 ? [fault(['chain'], '缺少 guardian_application：每个孩子都要有家长自己的申请（学生提出的，由家长签名）。')] : []),
    ...(at('active') === chain.length - 1 ? [] : [fault(['chain'], 'active（开始参加）必须写在最后。')]),
    ...(application > 0 && !(application === 1 && chain[0] === 'student_request') ? [fault(['chain', application], '申请前面只能有 student_request（学生提出）。')] : []),
    ...(at('student_request') > 0 ? [fault(['chain', at('student_request')], 'student_request（学生提出）必须写在最前面。')] : []),
    ...(at('agreement') >= 0 && !agreements.some(({ signer }) => signer === 'guardian') ? [fault(['agreements'], '办理步骤里有签协议，但没有写家长要签的协议。')] : []),
  ]
}

function offeringFaults({ offering, services, chain }: SchoolPlan): PlanFault[] {
  const runs = offering.status === 'offered' || offering.status === 'pilot'
  if (runs && services.length === 0) return [fault(['services'], '没有写任何服务；只公布信息的，把“开展情况”写成 oversight。')]
  if (!runs && chain !== null) return [fault(['chain'], '不开展服务的方案不写办理步骤。')]
  return []
}
