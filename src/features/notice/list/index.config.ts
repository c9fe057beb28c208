export default definePageConfig({ navigationBarTitleText: '参加名单公示' })
