import { writeExcel } from 'cloud/spreadsheet'
import type { Api } from './boot'
import { givenFamily, type School } from './given'
import type { Scenario } from './scenario'

type Names = 'readWaiver' | 'requestWaiver' | 'withdrawWaiver' | 'listWaivers' | 'decideWaiver' | 'listReliefs' | 'endRelief' | 'readWaiverSheet' | 'checkWaiverList' | 'importWaiverList'

/** A valid call for each operation of relief, each with a family of its own; the list holds nobody of the school. */
export async function waiverRows(api: Api, school: School, confided: string): Promise<Pick<Scenario['rows'], Names>> {
  const family = () => givenFamily(api, school, { child: '林知夏', guardian: '陈海燕' })
  const asked = (childId: string) => ({ childId, group: '家庭经济困难学生', statement: confided })
  const [asking, takingBack, deciding, ending] = [await family(), await family(), await family(), await family()]
  const file = async ({ guardian, childId }: typeof asking) => (await api.done(guardian, 'requestWaiver', asked(childId))).requestId
  const [takenBack, toDecide, toEnd] = [await file(takingBack), await file(deciding), await file(ending)]
  await api.done(school.office, 'decideWaiver', { requestId: toEnd, decision: 'grant', percent: 50, reason: '核实过' })
  const { reliefs } = await api.done(school.office, 'listReliefs', {})
  const list = { group: '建档立卡家庭学生', source: '区民政局名单', percent: null, base64: await writeExcel(['班级', '学号', '姓名'].map((title) => ({ title, width: 10 })), [['没有这个班', 1, '林知夏']]) }
  const notTheirs = { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } as const
  return {
    readWaiver: { by: asking.guardian, input: { childId: asking.childId }, others: { guardian: 'child_not_yours', ...notTheirs } },
    requestWaiver: { by: asking.guardian, input: asked(asking.childId), others: { guardian: 'child_not_yours', ...notTheirs } },
    withdrawWaiver: { by: takingBack.guardian, input: { requestId: takenBack }, others: { guardian: 'waiver_unknown', otherGuardian: 'waiver_unknown', committee: 'waiver_unknown' } },
    listWaivers: { by: school.office, input: {} },
    decideWaiver: { by: school.office, input: { requestId: toDecide, decision: 'deny', percent: null, reason: '请再核对' } },
    listReliefs: { by: school.office, input: {} },
    endRelief: { by: school.office, input: { reliefId: reliefs[0]!.reliefId, reason: '登记错了' } },
    readWaiverSheet: { by: school.office, input: {} },
    checkWaiverList: { by: school.office, input: list },
    importWaiverList: { by: school.office, input: list },
  }
}
