export default definePageConfig({ navigationBarTitleText: '本周课表' })
