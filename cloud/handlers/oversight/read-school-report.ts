import { readSchoolReport as operation } from '../../contract/oversight'
import { read } from '../../handling'
import { statedRatios } from '../../rules/school-report'
import { bureauComplaintCounts, schoolReports } from '../../store/oversight'
import { publishedPlan } from '../../store/plan'
import { findSchool } from '../../store/school'

export const readSchoolReport = read(operation, async ({ db, schoolId }) => {
  const { name, region } = await findSchool(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  const report = (await schoolReports(db)).find((each) => each.schoolId === schoolId)
  return { report: report ?? { schoolId, name, region, madeAt: null, content: null }, ratios: published ? statedRatios(published.plan) : [], toBureau: await bureauComplaintCounts(db, schoolId) }
})
