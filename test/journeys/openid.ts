/** How WeChat names a person of the journeys. */
export const openidOf = (personId: string) => `openid-of-${personId}`
