import { readSignUpDay as operation } from '../../contract/signup-day'
import { refusals, type RefusalCode } from '../../contract/refusals'
import { read, refuse, type Standing } from '../../handling'
import { chosenFirstCome, phaseOf } from '../../rules/openings'
import { placesAgree } from '../../rules/place-count'
import { everyCourse } from '../../store/course'
import { publishedPlan } from '../../store/plan'
import { answeredBySecond, countPlaces, linesAnswered, type LineCount } from '../../store/sign-up'

const historySeconds = 60
// Longer would unpack every basket of a rush each time somebody looks.
const latelySeconds = 10

export const readSignUpDay = read(operation, async ({ db, schoolId, now, standing }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId, name: termName } = published.term
  const { phase, opensAt, closesAt } = phaseOf(chosenFirstCome(await everyCourse(db, schoolId, termId)), now)
  const lines = await linesAnswered(db, schoolId, now, latelySeconds)
  return {
    termName,
    phase,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    asOf: now.toISOString(),
    answeredBySecond: await answeredBySecond(db, schoolId, now, historySeconds),
    lately: { seconds: latelySeconds, joined: countOf(lines, 'joined'), waiting: countOf(lines, 'waiting'), refused: lines.flatMap(refusedAs) },
    queue: queueOf(standing.queue()),
    courses: (await countPlaces(db, schoolId, termId)).map((course) => ({ ...course, agrees: placesAgree(course) })),
  }
})

const queueOf = (line: ReturnType<Standing['queue']>) => line && { waiting: line.inLine, estimateMs: Math.round(line.inLine * line.msPerBasket) }

const countOf = (lines: readonly LineCount[], result: LineCount['result']) => lines.filter((line) => line.result === result).reduce((sum, { count }) => sum + count, 0)

const refusedAs = ({ refusal, count }: LineCount) => (refusal === null ? [] : [{ reason: refusal, words: refusals[refusal as RefusalCode] ?? '', count }])
