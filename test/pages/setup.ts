import '@testing-library/jest-dom'
import { cleanup } from '@testing-library/react'
import { endSession, chooseSchool } from '@/session/session'
import { expectNothingUnanswered, forgetAnswers } from './fake-transport'
import { resetHost } from './stand-ins/taro'

// A loaded machine must not fail a test that would pass: what never comes is told by the query that waits for it.
jest.setTimeout(30_000)

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
