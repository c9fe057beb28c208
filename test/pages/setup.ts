import '@testing-library/jest-dom'
import { cleanup } from '@testing-library/react'
import { endSession, chooseSchool } from '@/session/session'
import { expectNothingUnanswered, forgetAnswers } from './fake-transport'
import { resetHost } from './stand-ins/taro'

beforeEach(() => {
  resetHost()
  forgetAnswers()
  endSession()
  chooseSchool(process.env.KEHOU_SCHOOL)
})

afterEach(() => {
  cleanup()
  expectNothingUnanswered()
})
