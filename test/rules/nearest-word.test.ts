import { nearestWord } from 'cloud/rules/nearest-word'
import { inManyCases } from './seeded-cases'

const known = ['weekdays', 'weeks', 'slots', 'name', 'note', 'complaintPhone']

describe('the word that was meant', () => {
  it('is the one that differs least', () => {
    expect(['weekday', 'weekdys', 'Weekdays', 'slot', 'complaint_phone', 'names'].map((typed) => nearestWord(typed, known))).toEqual(['weekdays', 'weekdays', 'weekdays', 'slots', 'complaintPhone', 'name'])
  })

  it('is none where nothing is near', () => {
    for (const typed of ['colour', '星期', 'x', '']) expect(nearestWord(typed, known)).toBeNull()
    expect(nearestWord('weekdays', [])).toBeNull()
  })

  it('with one letter lost is found again, whichever it is', () => {
    inManyCases((random) => {
      const word = random.pick(['weekdays', 'complaintPhone', 'priorityGroups', 'billableMinutes'])
      const at = random.below(word.length)
      expect(nearestWord(word.slice(0, at) + word.slice(at + 1), ['weekdays', 'complaintPhone', 'priorityGroups', 'billableMinutes', 'slots'])).toBe(word)
    })
  })
})
