import Taro from '@tarojs/taro'
import { beginSession, endSession, renewToken } from '@/session/session'

const words = ['kehou.draft.survey.school.survey.child', 'kehou.draft.feedback.school', 'kehou.draft.complaint.school']
const left = () => words.filter((key) => Taro.getStorageInfoSync().keys.includes(key))

test.each([
  ['signs out', () => endSession()],
  ['gives the phone to another person, who signs in', () => beginSession('another token')],
])('what a family wrote and did not send is gone once it %s', (_title, leave) => {
  for (const key of words) Taro.setStorageSync(key, { text: '我家的话' })
  leave()
  expect(left()).toEqual([])
})

test('it stays where the same person is signed in again behind the page', () => {
  for (const key of words) Taro.setStorageSync(key, { text: '我家的话' })
  renewToken('a new token')
  expect(left()).toEqual(words)
})
