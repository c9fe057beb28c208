import type { readHome } from 'cloud/contract/home'
import type { OutputOf } from 'cloud/contract/operation'

type Home = OutputOf<typeof readHome>

/** What anyone sees who has not signed in. */
export const visitorHome: Home = {
  school: { schoolId: 'haijiang', name: '海江小学', region: '海江村' },
  planPublished: true,
  today: '2025-09-08',
  signedIn: false,
  roles: [],
  children: [],
  messages: [],
  unread: 0,
  openSurveys: 0,
}

/** 林小满 of grade three, class two, whose mother has done nothing yet. */
export const guardianHome: Home = {
  ...visitorHome,
  signedIn: true,
  roles: ['signedIn', 'guardian'],
  children: [
    {
      childId: '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a',
      name: '林小满',
      grade: 3,
      className: '三年级2班',
      applicationStatus: null,
      progress: [],
      todos: [{ kind: 'read_letter', childId: null, dueOn: null }],
      sessionsToday: [],
      alerts: [],
    },
  ],
}
