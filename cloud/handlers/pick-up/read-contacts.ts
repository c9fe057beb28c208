import { readContacts as operation } from '../../contract/pick-up'
import { childInCare, mayCall } from '../../child-in-care'
import { peopleOf } from '../../child-people'
import { isRefused, read } from '../../handling'
import { allowedAt, freezeAt } from '../../rules/release'
import { logAccess } from '../../store/desk'
import { guardiansToCall } from '../../store/guardian'
import { contactsOf } from '../../store/pick-up'

export const readContacts = read(operation, async (context, asked) => {
  const { db, schoolId, actor, now } = context
  const child = await childInCare(context, asked)
  if (isRefused(child)) return child
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [child.childId], now })
  const { people, facts } = await peopleOf(context, child.childId)
  const [allowed, phones] = [allowedAt(facts, now), await guardiansToCall(db, schoolId, child.childId)]
  return {
    childName: child.name,
    className: child.className,
    frozen: freezeAt(facts.freezes, now) !== null,
    people: people.filter(({ personId }) => allowed.has(personId) && mayCall(context, child, asked.heldOn)).map((person) => ({ ...person, phone: phones.find(({ guardianId }) => guardianId === person.personId)?.phone ?? '' })),
    contacts: await contactsOf(db, schoolId, asked),
  }
})
