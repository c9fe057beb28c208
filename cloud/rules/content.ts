/** What some schools run beside lessons that is no after-school service and may not be billed as such (R-016, S9). */
const nonServiceTags = ['wholeSchoolExtension', 'schoolTeam']

/** The tags of a service or course that the plan forbids; empty where nothing stands against it (R-015; S2, S3, S9, S10, S11, S18). */
export const forbiddenTags = (plan: { forbidden: readonly string[] }, tags: readonly string[]): string[] => tags.filter((tag) => plan.forbidden.includes(tag))

/** The tags that make an activity no service at all: whole-school extension and school teams (R-016, S9). */
export const tagsBesideService = (tags: readonly string[]): string[] => tags.filter((tag) => nonServiceTags.includes(tag))
