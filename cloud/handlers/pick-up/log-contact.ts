import { logContact as operation } from '../../contract/pick-up'
import { childInCare } from '../../child-in-care'
import { peopleOf } from '../../child-people'
import { done, isRefused, refuse, write } from '../../handling'
import { addContact } from '../../store/pick-up'

export const logContact = write(operation, async (context, { guardianId, collectorId, ...contact }) => {
  const { db, schoolId, actor, now, random } = context
  const child = await childInCare(context, contact)
  if (isRefused(child)) return child
  const personId = guardianId ?? collectorId
  if (personId === null && contact.note === '') return refuse('contact_person_needed')
  const called = personId === null ? null : (await peopleOf(context, child.childId)).people.find((each) => each.personId === personId)
  if (called === undefined || (guardianId !== null && collectorId !== null)) return refuse('collector_unknown')
  const contactId = random.uuid()
  const ids = called?.kind === 'guardian' ? { guardianId: personId, collectorId: null } : { guardianId: null, collectorId: personId }
  await addContact(db, schoolId, { ...contact, ...ids, contactId, person: called?.name ?? '', staffId: actor.staffId as string, now })
  return done({ contactId }, { target: `child/${child.childId}`, contact: contactId, outcome: contact.outcome })
})
