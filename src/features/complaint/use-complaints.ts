import Taro from '@tarojs/taro'
import type { Input } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { emptyComplaint, type ComplaintDraft } from './complaint-draft'

/** Writing a complaint; the draft stays on the phone until it is accepted. */
export function useFiling() {
  const { schoolId } = useSession()
  const sheet = useQuery('listMyComplaints', {})
  const draft = useDraft<ComplaintDraft>(`complaint.${schoolId}`, emptyComplaint)
  const filing = useSend('fileComplaint')
  const change = (changes: Partial<ComplaintDraft>) => {
    filing.dismiss()
    draft.change(changes)
  }
  const submit = async (complaint: Input<'fileComplaint'>) => {
    if (!(await filing.send(complaint))) return
    draft.clear()
    void Taro.redirectTo({ url: '/features/complaint/mine/index?sent=1' })
  }
  return { sheet, draft: draft.value, change, submit, sending: filing.sending, refusal: filing.refusal }
}

export function useOwn() {
  const list = useQuery('listMyComplaints', {})
  const closing = useSend('closeComplaint')
  const close = async (complaintId: string) => {
    const closed = await closing.send({ complaintId })
    // Read again either way: it is closed now, or was answered meanwhile.
    if (list.state === 'ready') list.refresh()
    return closed !== null
  }
  return { list, close, closing: closing.sending, refusal: closing.refusal }
}

export function useOffice() {
  const list = usePagedQuery('listComplaints', {}, (output) => ({ ...output, items: output.complaints }))
  const answering = useSend('answerComplaint')
  const answer = async (complaintId: string, reply: string) => {
    const answered = await answering.send({ complaintId, reply })
    if (list.state === 'ready') list.refresh()
    return Boolean(answered)
  }
  return { list, answer, sending: answering.sending, refusal: answering.refusal }
}

/** What is sent to the bureau; asked for only once the caller is known to be of it. */
export function useBureau() {
  const standing = useQuery('readBureauStanding', {})
  const isBureau = standing.state === 'ready' && standing.data.isBureau
  const list = usePagedQuery('listBureauComplaints', isBureau ? {} : null, (output) => ({ ...output, items: output.complaints }))
  const [answering, forwarding] = [useSend('answerBureauComplaint'), useSend('forwardToSchool')]
  const reread = () => {
    if (list.state === 'ready') list.refresh()
  }
  const answer = async (complaintId: string, reply: string) => {
    const done = await answering.send({ complaintId, reply })
    reread()
    return Boolean(done)
  }
  const forward = async (complaintId: string, text: string) => {
    const done = await forwarding.send({ complaintId, text })
    reread()
    return Boolean(done)
  }
  return { standing, list, answer, forward, answering, forwarding }
}
