import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type Volunteer = Output<'listVolunteers'>['volunteers'][number]
export type VolunteerFields = Input<'saveVolunteer'>['volunteer']

/** Volunteers and outside experts, writing one down, and where they help. */
export function useVolunteers() {
  const list = usePagedQuery('listVolunteers', {}, (output) => ({ ...output, items: output.volunteers }))
  const saving = useSend('saveVolunteer')
  const assigning = useSend('assignVolunteer')
  const ending = useSend('endAssignment')
  const after = <T>(done: T | null) => {
    if (list.state === 'ready') list.refresh()
    return done
  }
  return {
    list,
    save: async (input: Input<'saveVolunteer'>) => after(await saving.send(input)),
    assign: async (input: Input<'assignVolunteer'>) => after(await assigning.send(input)),
    end: async (assignmentId: string) => after(await ending.send({ assignmentId })),
    sending: saving.sending || assigning.sending || ending.sending,
    refused: (saving.refusal ?? assigning.refusal ?? ending.refusal)?.message ?? null,
    dismiss: () => {
      saving.dismiss()
      assigning.dismiss()
      ending.dismiss()
    },
  }
}
