import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { declineService, readApplication, type ApplicationView } from 'cloud/contract/application'
import DeclinePage from '@/features/application/decline'
import { applicationId, childId, givenApplication, givenSheet } from './application-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { publishedPlan } from './plan-fixture'
import { openWith } from './stand-ins/taro'

function openDecline(application: ApplicationView | null = null) {
  openWith({ childId })
  answer(readApplication, givenSheet(application))
  return render(<DeclinePage />)
}

test('not taking part is one tap, without a reason', async () => {
  openDecline()
  answer(declineService, { applicationId })
  expect(await screen.findByText(/不需要理由，不影响孩子在学校的任何待遇/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '确认不参加' }))
  expect(questions(declineService)[0]?.input).toEqual({ childId, planId: publishedPlan().planId, reason: '', departurePlan: '' })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/application/status/index?applicationId=${applicationId}` })
})

test('whoever wants to can say how the child goes home and why', async () => {
  openDecline()
  answer(declineService, { applicationId })
  await userEvent.type(await screen.findByRole('textbox', { name: '放学后的安排' }), '爷爷接')
  await userEvent.type(screen.getByRole('textbox', { name: '原因' }), '家里有人')
  await userEvent.click(screen.getByRole('button', { name: '确认不参加' }))
  expect(questions(declineService)[0]?.input).toMatchObject({ reason: '家里有人', departurePlan: '爷爷接' })
})

test('what was written survives a lost network and leaving the page', async () => {
  const page = openDecline()
  await userEvent.type(await screen.findByRole('textbox', { name: '放学后的安排' }), '爷爷接')
  loseNetwork()
  await userEvent.click(screen.getByRole('button', { name: '确认不参加' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('网络连接不上')
  page.unmount()
  openDecline()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

test('an application already sent is shown instead, since there is one answer a term', async () => {
  openDecline(givenApplication())
  await userEvent.click(await screen.findByRole('button', { name: '查看我的提交' }))
  expect(questions(declineService)).toHaveLength(0)
})

test('where the other parent answered first, the page says so', async () => {
  openDecline()
  refuse(declineService, 'application_exists')
  const decline = await screen.findByRole('button', { name: '确认不参加' })
  answer(readApplication, givenSheet(givenApplication()))
  await userEvent.click(decline)
  await waitFor(() => expect(screen.getByText(/本学期已提交过参加申请/)).toBeInTheDocument())
})
