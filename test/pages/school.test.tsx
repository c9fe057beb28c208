import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listSchools } from 'cloud/contract/plan'
import SchoolPage from '@/features/family/school'
import { chooseChild, readSession } from '@/session/session'
import { answer } from './fake-transport'
import { xiaomanId } from './family-fixture'

const schools = [
  { schoolId: 'haijiang', name: '海江小学', region: '海江村' },
  { schoolId: 'dongpo', name: '东坡小学', region: '东坡镇' },
]

test('a family changes to another school and starts afresh there', async () => {
  chooseChild(xiaomanId)
  answer(listSchools, { schools })
  render(<SchoolPage />)
  expect(await screen.findByText('当前学校')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /东坡小学/ }))
  expect(readSession()).toMatchObject({ schoolId: 'dongpo', childId: null })
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('an empty list of schools says so', async () => {
  answer(listSchools, { schools: [] })
  render(<SchoolPage />)
  expect(await screen.findByText('还没有学校使用这项服务。')).toBeInTheDocument()
})
