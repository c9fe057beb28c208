import { issueBindCodes as operation } from '../../contract/staff'
import { done, refuse, write, type Random } from '../../handling'
import { codeAlphabet, codeDays, codeLength, printedCode } from '../../rules/binding'
import { addDays, shanghaiDate, startOfDay } from '../../rules/dates'
import { addChildCode } from '../../store/binding'
import { findClass, pupilsOfClass } from '../../store/child'

export const issueBindCodes = write(operation, async ({ db, schoolId, actor, now, random }, { classId, rosterNos }) => {
  const isOurs = actor.classIds.includes(classId) || (actor.roles.has('schoolAdmin') && (await findClass(db, schoolId, classId)) !== null)
  if (!isOurs) return refuse('class_not_yours')
  const wanted = [...new Set(rosterNos)]
  const pupils = (await pupilsOfClass(db, schoolId, classId)).filter(({ rosterNo }) => wanted.includes(rosterNo))
  if (pupils.length < wanted.length) return refuse('pupil_unknown')
  const expiresOn = addDays(shanghaiDate(now), codeDays)
  const codes = []
  for (const { childId, rosterNo, name } of pupils) {
    const code = makeCode(random)
    await addChildCode(db, { schoolId, code, childId, issuedBy: actor.staffId as string, now, expiresAt: startOfDay(addDays(expiresOn, 1)) })
    codes.push({ rosterNo, childName: name, code: printedCode(code), expiresOn })
  }
  return done({ codes }, { target: `class/${classId}`, codesFor: pupils.map(({ childId }) => childId) })
})

const makeCode = (random: Random) => Array.from({ length: codeLength }, () => codeAlphabet[random.below(codeAlphabet.length)]).join('')
