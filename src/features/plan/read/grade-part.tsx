import { useState } from 'react'
import { gradesOf } from 'cloud/rules/timetable'
import type { PublishedPlan } from '../plan-view'
import { gradesAlike, servicesOf } from '../service-view'
import { dayOfTerm, gradeWeek, seasonOptions } from '../week-view'
import { ServiceCard } from './service-card'
import { WeekCard } from './week-card'

interface GradePartProps {
  published: PublishedPlan
  today: string | null
  /** Of the child of whoever is reading; null for a visitor. */
  childGrade: number | null
}

/** What one grade is offered: its week, then each service with its times and fee. */
export function GradePart({ published: { plan, term }, today, childGrade }: GradePartProps) {
  const [pickedGrade, setPickedGrade] = useState<number | null>(null)
  const [pickedSeason, setPickedSeason] = useState<string | null>(null)
  const grades = gradesOf(plan)
  const grade = [pickedGrade, childGrade].find((one) => one !== null && grades.includes(one)) ?? grades[0] ?? 1
  const date = dayOfTerm(today, term)
  const seasons = seasonOptions(plan, date)
  const season = seasons.find(({ id }) => id === pickedSeason) ?? seasons[0] ?? null
  const keys = season?.seasons ?? []
  return (
    <>
      <WeekCard
        week={gradeWeek(plan, grade, keys)}
        grade={gradesAlike(plan, term, keys, date) ? null : grade}
        grades={grades}
        onGrade={setPickedGrade}
        season={season}
        seasons={seasons}
        onSeason={setPickedSeason}
      />
      {servicesOf(plan, term, grade, keys, date).map((service) => (
        <ServiceCard key={service.key} service={service} />
      ))}
    </>
  )
}
