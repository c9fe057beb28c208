import type { CheckItem, CheckKey, PersonCheck } from '../contract/signup-day'
import { childrenReady, complete, familiesBound, openings, placesMatch, published, quotas, type CourseFacts } from './sign-up-check/courses'
import { good, type Found } from './sign-up-check/found'
import { clocks, connections, engine, plansReady, recordsLinked, rehearsed, type GroundFacts } from './sign-up-check/ground'

export type Confirmation = NonNullable<CheckItem['confirmed']>

export interface CheckFacts extends CourseFacts, GroundFacts {
  confirmed: Partial<Record<PersonCheck, Confirmation>>
}

const names: Record<CheckKey, string> = {
  courses_published: '课程公布',
  courses_complete: '课程内容',
  openings: '开放时间',
  children_ready: '能选课的孩子',
  families_bound: '家长绑定',
  quotas: '预留名额',
  places_agree: '名额核对',
  engine: '数据库',
  connections: '数据库连接',
  plans_ready: '查询速度',
  clocks: '时钟',
  records_linked: '操作记录',
  rehearsed: '演练',
  warm_instances: '预热',
  families_told: '告知家长',
  phone_staffed: '值守',
}

const asked: Record<PersonCheck, string> = {
  warm_instances: '云函数的预置实例只有云开发控制台能看到。请照部署说明“选课日”一节设好，再来确认。',
  families_told: '家长要知道几点开放、满了可以候补、早几秒晚几秒不会丢。发出通知后请来确认。',
  phone_staffed: '开放后的半小时，学校要有人接电话、看着这一页。安排好后请来确认。',
}

/** Everything to look at before choosing opens, computed from facts; only what no program can see waits for a person. */
export function signUpChecks(facts: CheckFacts): CheckItem[] {
  const found: Found[] = [
    published(facts),
    complete(facts),
    openings(facts),
    childrenReady(facts),
    familiesBound(facts),
    quotas(facts),
    placesMatch(facts),
    engine(facts),
    connections(facts),
    plansReady(facts),
    clocks(facts),
    recordsLinked(facts),
    rehearsed(facts),
    // A host that always runs needs no warming.
    facts.serverless ? byPerson('warm_instances', facts) : good('warm_instances', '这台主机一直在运行，不需要预热。'),
    byPerson('families_told', facts),
    byPerson('phone_staffed', facts),
  ]
  return found.map((each) => ({ details: [], todo: '', confirmed: null, ...each, title: names[each.key] }))
}

function byPerson(key: PersonCheck, { confirmed }: CheckFacts): Found {
  const said = confirmed[key]
  return said ? { ...good(key, said.note || '已确认。'), confirmed: said } : { key, state: 'person', says: asked[key] }
}
